// SPDX-License-Identifier: MIT
// Pictures come behind the runs that name them, whatever fails.
#include "exchange/picture_queue.hpp"

#include "exchange/picture_fetcher.hpp"
#include "exchange/run_lock.hpp"
#include "exchange/world.hpp"
#include "store/image_queue.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <set>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::Home;
using test::query;
using test::World;

// Remembers what it has been asked for; some fail.
class ScriptedPictures final : public Pictures {
 public:
  std::map<ImageRef, ErrorCode> failing;
  std::optional<ErrorCode> all_fail;

  [[nodiscard]] bool has(const ImageRef& image) const override { return here_.contains(image); }
  void fetch(const ImageRef& image, std::stop_token) override {
    const std::scoped_lock lock{mutex_};
    asked_.push_back(image);
    if (all_fail) throw Error{*all_fail, "away"};
    if (const auto why = failing.find(image); why != failing.end()) throw Error{why->second, "failed"};
    here_.insert(image);
  }
  [[nodiscard]] std::filesystem::path ensure(const ImageRef&, std::stop_token) override { return {}; }
  [[nodiscard]] PictureUsage usage() const override { return {}; }
  std::int64_t trim(std::int64_t) override { return 0; }
  [[nodiscard]] std::int64_t requests() const override { return static_cast<std::int64_t>(asked_.size()); }
  [[nodiscard]] const std::vector<ImageRef>& asked() const { return asked_; }

 private:
  std::mutex mutex_;
  std::vector<ImageRef> asked_;
  std::set<ImageRef> here_;
};

ImageRef poster(int number) {
  return {ImageKind::poster, "w342", std::to_string(number) + ".jpg"};
}

class PictureQueue : public testing::Test {
 protected:
  void enqueue(int many) {
    store::Transaction tx{database};
    for (int i = 0; i < many; ++i) EXPECT_TRUE(store::enqueue_image(tx, poster(i)));
    tx.commit();
  }
  PictureReport fetch() { return fetch_queued_pictures(work(), {}); }
  [[nodiscard]] PictureWork work() { return {database, pictures, clock, folder / "images"}; }
  [[nodiscard]] std::int64_t waiting() {
    store::Reader reader{database};
    return store::queued_images(reader);
  }

  test::TempDir folder;
  store::Database database{folder / "cinemarco.db"};
  test::FakeClock clock;
  ScriptedPictures pictures;
};

TEST(Pictures, come_behind_an_import_from_a_queue_that_outlives_it) {
  World world;
  const auto file = [&] {
    auto home = world.home();
    const auto outcome = home.import();
    EXPECT_EQ(outcome.summary.state, "completed");
    EXPECT_EQ(std::to_string(outcome.summary.requests.images),
              query(home.database_file(), "SELECT count(*) FROM image_queue"));
    EXPECT_EQ(world.sandbox.counters().service("images"), 0U);
    return home.database_file();
  }();
  auto later = world.home();
  const PictureWork work{later.database(), later.pictures(), later.clock(), later.folder() / "images"};
  const auto waiting = query(file, "SELECT count(*) FROM image_queue");
  EXPECT_EQ(std::to_string(fetch_queued_pictures(work, {}).fetched), waiting);
  EXPECT_EQ(query(file, "SELECT count(*) FROM image_queue"), "0");
  EXPECT_LE(world.sandbox.counters().max_in_flight.find("images")->second, 10U);
  const auto path = query(file, "SELECT poster_path FROM movies WHERE poster_path IS NOT NULL LIMIT 1");
  EXPECT_TRUE(std::filesystem::exists(later.folder() / ("images/poster/w342" + path)));
}

TEST_F(PictureQueue, gives_those_that_somebody_looks_for_first) {
  enqueue(200);
  ask_for_picture(database, poster(7), clock.now());
  clock.advance(1s);
  ask_for_picture(database, poster(1'000), clock.now());
  store::Reader reader{database};
  const auto due = store::due_images(reader, clock.now(), 3);
  ASSERT_EQ(due.size(), 3U);
  EXPECT_EQ(due.at(0).image, poster(1'000)) << "the last first, also one that was not queued";
  EXPECT_EQ(due.at(1).image, poster(7));
}

TEST_F(PictureQueue, lets_one_that_fails_wait_longer_each_time_and_hold_up_no_other) {
  enqueue(100);
  pictures.failing[poster(50)] = ErrorCode::upstream;
  EXPECT_EQ(fetch().fetched, 99);
  EXPECT_EQ(waiting(), 1);
  for (const auto pause : {5min, 20min, 80min}) {
    clock.advance(pause - 1s);
    const auto before = pictures.asked().size();
    fetch();
    EXPECT_EQ(pictures.asked().size(), before) << "not before its time";
    clock.advance(1s);
    fetch();
    EXPECT_EQ(pictures.asked().size(), before + 1);
  }
  ask_for_picture(database, poster(50), clock.now());
  pictures.failing.clear();
  EXPECT_EQ(fetch().fetched, 1) << "somebody looks: at once";
  EXPECT_EQ(waiting(), 0);
}

TEST_F(PictureQueue, gives_up_what_tmdb_never_has) {
  enqueue(1);
  pictures.failing[poster(0)] = ErrorCode::not_found;
  for (int day = 0; day < 10; ++day) {
    fetch();
    clock.advance(24h);
  }
  EXPECT_EQ(pictures.asked().size(), 3U);
  EXPECT_EQ(waiting(), 0);
}

TEST_F(PictureQueue, asks_no_more_while_the_host_is_away) {
  enqueue(500);
  pictures.all_fail = ErrorCode::upstream;
  PictureFetcher fetcher{work()};
  fetcher.tick({});
  const auto asked = pictures.asked().size();
  EXPECT_LE(asked, static_cast<std::size_t>(kFailedPictures + kPictureWorkers));
  fetcher.tick({});
  EXPECT_EQ(pictures.asked().size(), asked);
  pictures.all_fail.reset();
  clock.advance(1min);
  fetcher.tick({});
  EXPECT_EQ(waiting(), static_cast<std::int64_t>(asked)) << "those that failed wait for their own time";
}

TEST_F(PictureQueue, rests_while_a_run_goes_on_and_while_another_program_is_at_it) {
  enqueue(10);
  auto mine = work();
  bool running = true;
  mine.may_go_on = [&] { return !running; };
  PictureFetcher fetcher{std::move(mine)};
  fetcher.tick({});
  EXPECT_TRUE(pictures.asked().empty());
  running = false;
  std::filesystem::create_directories(folder / "images");
  {
    const auto other = RunLock::try_acquire(folder / "images");
    EXPECT_TRUE(fetch().is_elsewhere);
    fetcher.tick({});
    EXPECT_TRUE(pictures.asked().empty());
  }
  fetcher.tick({});
  EXPECT_EQ(waiting(), 0);
}

TEST_F(PictureQueue, keeps_what_a_stop_leaves) {
  enqueue(300);
  std::stop_source stop;
  auto mine = work();
  mine.came = [&] { stop.request_stop(); };
  const auto report = fetch_queued_pictures(mine, stop.get_token());
  EXPECT_GE(report.fetched, 1);
  EXPECT_EQ(waiting(), 300 - report.fetched);
  EXPECT_EQ(fetch().fetched, 300 - report.fetched);
}

}  // namespace
}  // namespace cinemarco::exchange
