// SPDX-License-Identifier: MIT
// Previews as the server makes them: one at a time, watched, cancelled, kept, and the import that follows.
#include "exchange/preview_run.hpp"

#include "exchange/world.hpp"
#include "json/json.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <thread>
#include <vector>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::difference;
using test::dump_promised;
using test::faults;
using test::Home;
using test::World;

struct Desk {
  explicit Desk(World& given, const std::string& name = "home")
      : world{given},
        home{world.sandbox, world.folder / name},
        uploads{home.database(), home.account(), home.clock(), world.folder.path()},
        previews{home.preview_services(uploads), [this](const RunStatus& status) {
                   const std::scoped_lock lock{mutex};
                   heard.push_back(status);
                   changed.notify_all();
                 }} {}

  PreviewState wait() {
    std::unique_lock lock{mutex};
    EXPECT_TRUE(changed.wait_for(lock, 30s, [this] { return !heard.empty() && heard.back().state != "running"; }));
    lock.unlock();
    return previews.state();
  }
  PreviewState make(const PreviewRequest& request = {}) {
    previews.start(request);
    return wait();
  }
  // One that Trakt makes wait until the clock is released.
  void start_held() {
    world.sandbox.set_faults(faults({"429_json=1"}));
    home.clock().hold();
    previews.start({});
    EXPECT_TRUE(home.clock().wait_for_sleeper());
  }
  PreviewRequest upload() {
    const auto file = uploads.make_file();
    const auto written = world.folder / "export.zip";
    world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, written); });
    std::filesystem::copy_file(written, file, std::filesystem::copy_options::overwrite_existing);
    return {ImportRequest{file.string(), kAllParts}, uploads.keep(file), true};
  }
  std::uint64_t pages_asked() {
    const auto counters = world.sandbox.counters();
    std::uint64_t sum = 0;
    for (const auto* kind : {"history/movies", "history/episodes", "ratings", "watchlist"}) sum += counters.kind(kind);
    return sum;
  }

  World& world;
  Home home;
  Uploads uploads;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<RunStatus> heard;
  PreviewRuns previews;
};

template <class Action>
std::optional<ErrorCode> code_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_STRNE(error.what(), "");
    return error.code();
  }
  return std::nullopt;
}

TEST(PreviewRuns, tell_their_way_and_keep_the_result) {
  World world{test::small_account()};
  Desk desk{world};
  EXPECT_EQ(desk.previews.state().status.state, "idle");
  EXPECT_FALSE(desk.previews.was_any());
  const auto done = desk.make();
  EXPECT_EQ(done.status.state, "completed");
  EXPECT_EQ(done.status.kind, "preview");
  EXPECT_EQ(done.status.phase, "done");
  EXPECT_FALSE(done.status.run_id);
  ASSERT_TRUE(done.result);
  EXPECT_EQ(done.status.completed, done.result->movies.seen + done.result->series.seen);
  EXPECT_EQ(json::to_text(*done.result), json::to_text(desk.home.preview())) << "the command line's";
  EXPECT_EQ(desk.heard.front().state, "running");
  EXPECT_EQ(desk.heard.front().phase, "history");
  EXPECT_EQ(test::query(desk.home.database_file(), "SELECT count(*) FROM runs"), "0") << "a preview is no run of these";
}

TEST(PreviewRuns, keep_a_result_for_an_hour_whatever_the_clock_on_the_wall_says) {
  World world{test::small_account()};
  Desk desk{world};
  desk.make();
  desk.home.clock().set(desk.home.clock().now() + 24h);
  desk.home.clock().advance(59min);
  EXPECT_TRUE(desk.previews.state().result);
  desk.home.clock().advance(1min);
  EXPECT_EQ(desk.previews.state().status.state, "idle");
  EXPECT_TRUE(desk.previews.was_any());
}

TEST(PreviewRuns, are_one_at_a_time_until_cancelled) {
  World world{test::small_account()};
  Desk desk{world};
  EXPECT_FALSE(desk.previews.cancel());
  desk.start_held();
  EXPECT_EQ(desk.previews.state().status.state, "running");
  EXPECT_TRUE(desk.previews.state().status.waiting_until);
  EXPECT_EQ(code_of([&] { desk.previews.start({}); }), ErrorCode::busy);
  EXPECT_TRUE(desk.previews.cancel());
  const auto ended = desk.wait();
  EXPECT_EQ(ended.status.state, "cancelled");
  EXPECT_TRUE(ended.status.message);
  EXPECT_FALSE(ended.result);
  EXPECT_FALSE(desk.previews.cancel());
  desk.home.clock().release();
  EXPECT_TRUE(desk.make().result);
}

TEST(PreviewRuns, take_the_place_of_one_that_was_just_cancelled) {
  World world{test::small_account()};
  Desk desk{world};
  desk.start_held();
  desk.previews.cancel();
  desk.home.clock().release();
  desk.previews.start({});
  EXPECT_EQ(desk.wait().status.state, "completed");
}

TEST(PreviewRuns, go_on_beside_an_import) {
  World world{test::small_account()};
  Desk desk{world};
  RunSupervisor runs{desk.home.services(desk.uploads), {}};
  world.sandbox.set_faults(faults({"tmdb_429=1"}));
  desk.home.clock().hold();
  runs.start_import({}, Resume::no);
  ASSERT_TRUE(desk.home.clock().wait_for_sleeper());
  EXPECT_TRUE(desk.make().result);
  EXPECT_TRUE(runs.is_running());
  desk.home.clock().release();
}

TEST(PreviewRuns, end_with_their_server) {
  for (const auto* fault : {"stall=999", "429_json=1"}) {
    World world{test::small_account()};
    const auto begun = std::chrono::steady_clock::now();
    {
      Desk desk{world};
      world.sandbox.set_faults(faults({fault}));
      desk.home.clock().hold();
      desk.previews.start({});
      desk.previews.stop();
      EXPECT_EQ(desk.previews.state().status.state, "interrupted") << fault;
      EXPECT_EQ(code_of([&] { desk.previews.start({}); }), ErrorCode::busy);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s) << fault;
  }
}

TEST(PreviewRuns, tell_at_once_what_can_be_told_at_once) {
  World world{test::small_account()};
  Desk desk{world};
  auto none = desk.upload();
  std::filesystem::resize_file(none.import.export_path, 10);
  EXPECT_EQ(code_of([&] { desk.previews.start(none); }), ErrorCode::invalid);
  EXPECT_FALSE(std::filesystem::exists(none.import.export_path)) << "nobody knows its name";
  ASSERT_EQ(desk.home.import_asking().summary.state, "completed");
  world.sandbox.edit([](sandbox::Account& account) { account.become("bob"); });
  EXPECT_EQ(code_of([&] { desk.previews.start({}); }), ErrorCode::other_account);
  EXPECT_EQ(code_of([&] { desk.previews.start(desk.upload()); }), ErrorCode::other_account);
  const auto state = desk.wait();
  EXPECT_EQ(state.status.state, "failed");
  EXPECT_EQ(state.code, ErrorCode::other_account);
}

TEST(PreviewRuns, keep_what_was_sent_for_the_import) {
  World world{test::small_account()};
  Desk desk{world};
  const auto request = desk.upload();
  const auto done = desk.make(request);
  ASSERT_TRUE(done.result);
  EXPECT_EQ(done.request.upload, request.upload);
  EXPECT_EQ(desk.uploads.find(*request.upload).file, request.import.export_path);
}

TEST(PreviewRuns, spare_the_import_what_they_read) {
  World world{test::small_account()};
  auto reference = world.home("reference");
  ASSERT_EQ(reference.import_asking().summary.state, "completed");
  Desk desk{world};
  desk.make();
  auto asked = desk.pages_asked();
  ASSERT_EQ(desk.home.import_asking().summary.state, "completed");
  EXPECT_EQ(desk.pages_asked(), asked);
  EXPECT_EQ(difference(dump_promised(desk.home.database_file()), dump_promised(reference.database_file())), "");

  // Forgotten, they spare nothing.
  desk.previews.forget();
  EXPECT_EQ(desk.previews.state().status.state, "idle");
  ASSERT_EQ(desk.home.import_asking().summary.state, "completed");
  EXPECT_GT(desk.pages_asked(), asked);
}

}  // namespace
}  // namespace cinemarco::exchange
