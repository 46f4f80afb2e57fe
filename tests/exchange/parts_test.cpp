// SPDX-License-Identifier: MIT
// The small parts of a run: its request, its lock, its queue, its progress.
#include "exchange/ago.hpp"
#include "exchange/blocking_queue.hpp"
#include "exchange/import_request.hpp"
#include "exchange/progress.hpp"
#include "exchange/run_control.hpp"
#include "exchange/run_lock.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;

TEST(ImportRequest, reads_a_subset_in_any_order_and_names_a_wrong_word) {
  EXPECT_EQ(parse_parts("ratings,movies"), (std::set{Part::movies, Part::ratings}));
  EXPECT_EQ(parse_parts("movies,series,watchlist,ratings"), kAllParts);
  EXPECT_EQ(parse_parts("movies,films").error().message, "\"films\" is none of movies, series, watchlist, ratings");
  EXPECT_FALSE(parse_parts(""));
  EXPECT_FALSE(parse_parts("movies,"));
}

TEST(ImportRequest, survives_being_kept_with_its_run) {
  const ImportRequest request{"/tmp/a \"b\".zip", {Part::movies, Part::watchlist}};
  EXPECT_EQ(from_options_text(to_options_text(request)), request);
  EXPECT_FALSE(from_options_text("{"));
}

TEST(RunLock, is_held_once_and_free_again_with_its_holder) {
  const test::TempDir folder;
  {
    const auto first = RunLock::try_acquire(folder.path());
    ASSERT_TRUE(first);
    EXPECT_FALSE(RunLock::try_acquire(folder.path()));
  }
  EXPECT_TRUE(RunLock::try_acquire(folder.path()));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << "the lock leaves no file";
}

TEST(BlockingQueue, hands_out_what_is_left_after_closing) {
  BlockingQueue<int> queue;
  const std::stop_source stop;
  queue.push(1, stop.get_token());
  queue.close();
  EXPECT_EQ(queue.pop(stop.get_token()), 1);
  EXPECT_EQ(queue.pop(stop.get_token()), std::nullopt);
}

TEST(BlockingQueue, wakes_both_sides_on_a_stop) {
  BlockingQueue<int> full{1};
  BlockingQueue<int> empty;
  std::stop_source stop;
  full.push(1, stop.get_token());
  std::jthread pusher{[&] { full.push(2, stop.get_token()); }};
  std::jthread popper{[&] { EXPECT_EQ(empty.pop(stop.get_token()), std::nullopt); }};
  stop.request_stop();
}

TEST(BlockingQueue, lets_the_pusher_wait_for_room) {
  BlockingQueue<int> queue{2};
  const std::stop_source stop;
  std::jthread pusher{[&] {
    for (int i = 0; i < 100; ++i) queue.push(i, stop.get_token());
    queue.close();
  }};
  for (int i = 0; i < 100; ++i) EXPECT_EQ(queue.pop(stop.get_token()), i);
}

TEST(RunControl, tells_the_first_failure_and_stops_the_rest) {
  std::stop_source user;
  RunControl control{Stops{user.get_token(), {}}};
  control.fail(std::make_exception_ptr(Error{ErrorCode::upstream, "first"}));
  control.fail(std::make_exception_ptr(Error{ErrorCode::internal, "second"}));
  EXPECT_TRUE(control.stopped());
  EXPECT_FALSE(control.stopped_by_user());
  try {
    control.rethrow_if_failed();
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "first");
  }
}

TEST(RunControl, passes_the_users_stop_on) {
  std::stop_source user;
  const RunControl control{Stops{user.get_token(), {}}};
  user.request_stop();
  EXPECT_TRUE(control.stopped());
  EXPECT_TRUE(control.stopped_by_user());
  EXPECT_FALSE(control.stopped_by_shutdown());
}

TEST(RunControl, tells_the_end_of_the_program_from_the_users_stop) {
  std::stop_source user;
  std::stop_source shutdown;
  const RunControl control{Stops{user.get_token(), shutdown.get_token()}};
  EXPECT_FALSE(control.stopped());
  shutdown.request_stop();
  EXPECT_TRUE(control.stopped());
  EXPECT_TRUE(control.stopped_by_shutdown());
  EXPECT_FALSE(control.stopped_by_user());
}

TEST(RunProgress, counts_each_phase_on_its_own_and_estimates_the_rest) {
  const auto start = *parse_instant("2024-01-15T20:00:00Z");
  RunProgress progress;
  progress.enter(Phase::metadata, start);
  progress.set_total(Phase::metadata, 30);
  for (int i = 0; i < 10; ++i) progress.advance(Phase::metadata);
  progress.set_total(Phase::images, 60);
  const auto shown = progress.snapshot(start + 5s);
  EXPECT_EQ(shown.state, "running");
  EXPECT_EQ(shown.phase, "metadata");
  EXPECT_EQ(shown.completed, 10);
  EXPECT_EQ(shown.total, 30);
  EXPECT_EQ(shown.eta_seconds, 10);
  EXPECT_EQ(progress.snapshot(start).eta_seconds, std::nullopt) << "nothing can be said at once";
}

TEST(RunProgress, shows_a_wait_while_it_lasts) {
  const auto until = *parse_instant("2024-01-15T20:14:00Z");
  const RunProgress progress{[until] { return std::optional{until}; }};
  EXPECT_EQ(progress.snapshot(until - 1s).waiting_until, "2024-01-15T20:14:00.000Z");
  EXPECT_EQ(progress.snapshot(until).waiting_until, std::nullopt);
}

TEST(Ago, says_spans_in_words) {
  const auto now = *parse_instant("2024-01-15T20:00:00Z");
  EXPECT_EQ(ago(now, now), "just now");
  EXPECT_EQ(ago(now - 1s, now), "1 second ago");
  EXPECT_EQ(ago(now - 4min, now), "4 minutes ago");
  EXPECT_EQ(ago(now - 3h, now), "3 hours ago");
  EXPECT_EQ(ago(now - 49h, now), "2 days ago");
}

}  // namespace
}  // namespace cinemarco::exchange
