// SPDX-License-Identifier: MIT
#include "tmdb/single_flight.hpp"

#include "tmdb/fakes.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <string>
#include <thread>
#include <vector>

namespace cinemarco::tmdb {
namespace {

using test::caught;

// One thread loads and is held inside until `go`; others ask meanwhile.
struct Meeting {
  SingleFlight<std::string> flights;
  std::latch inside{1};
  std::latch go{1};
  std::atomic<int> loads{0};

  std::string hold() {
    ++loads;
    inside.count_down();
    go.wait();
    return "value";
  }
};

TEST(SingleFlight, those_who_wait_get_the_value_that_one_loads) {
  constexpr int kOthers = 8;
  Meeting meeting;
  std::latch started{kOthers};
  std::atomic<int> got{0};
  const auto ask = [&](const std::function<std::string()>& load) {
    if (meeting.flights.run("k", {}, load) == "value") ++got;
  };
  std::jthread first{[&] { ask([&] { return meeting.hold(); }); }};
  meeting.inside.wait();
  std::vector<std::jthread> others;
  for (int i = 0; i < kOthers; ++i) {
    others.emplace_back([&] {
      started.count_down();
      ask([&] {
        ++meeting.loads;
        return std::string{"value"};
      });
    });
  }
  started.wait();
  EXPECT_EQ(meeting.flights.run("other key", {}, [] { return std::string{"own"}; }), "own")
      << "keys don't wait for each other";
  EXPECT_EQ(meeting.loads, 1) << "nobody else loads while one does";
  meeting.go.count_down();
  first.join();
  others.clear();
  EXPECT_EQ(got, 1 + kOthers);
}

TEST(SingleFlight, a_waiter_leaves_at_once_when_stopped) {
  Meeting meeting;
  std::jthread first{[&] { (void)meeting.flights.run("k", {}, [&] { return meeting.hold(); }); }};
  meeting.inside.wait();
  std::stop_source stop;
  std::optional<test::Caught> error;
  std::jthread waiter{
      [&] { error = caught([&] { (void)meeting.flights.run("k", stop.get_token(), [] { return std::string{}; }); }); }};
  stop.request_stop();
  waiter.join();  // while the first is still held
  meeting.go.count_down();
  ASSERT_TRUE(error) << "it loaded instead of waiting";
  EXPECT_EQ(error->code, ErrorCode::cancelled);
}

TEST(SingleFlight, a_failure_is_shared_but_not_remembered) {
  SingleFlight<std::string> flights;
  std::latch inside{1};
  std::latch go{1};
  const auto fail = [&]() -> std::string {
    inside.count_down();
    go.wait();
    throw Error{ErrorCode::not_found, "TMDB has no movie 1", "HTTP 404"};
  };
  std::optional<test::Caught> first_error, second_error;
  std::jthread first{[&] { first_error = caught([&] { (void)flights.run("k", {}, fail); }); }};
  inside.wait();
  std::latch asked{1};
  std::jthread second{[&] {
    asked.count_down();
    second_error = caught([&] {
      // Should this thread come too late to share, it fails the same way by itself.
      (void)flights.run("k", {},
                        []() -> std::string { throw Error{ErrorCode::not_found, "TMDB has no movie 1", "HTTP 404"}; });
    });
  }};
  asked.wait();
  go.count_down();
  first.join();
  second.join();
  ASSERT_TRUE(first_error && second_error);
  EXPECT_EQ(first_error->code, ErrorCode::not_found);
  EXPECT_EQ(second_error->message, "TMDB has no movie 1");
  EXPECT_EQ(second_error->context, "HTTP 404");
  EXPECT_EQ(flights.run("k", {}, [] { return std::string{"now"}; }), "now");
}

TEST(SingleFlight, one_who_is_cancelled_cancels_nobody_else) {
  SingleFlight<std::string> flights;
  std::latch inside{1};
  std::latch go{1};
  std::jthread first{[&] {
    (void)caught([&] {
      (void)flights.run("k", {}, [&]() -> std::string {
        inside.count_down();
        go.wait();
        throw Error{ErrorCode::cancelled, "stopped"};
      });
    });
  }};
  inside.wait();
  std::string value;
  std::jthread second{[&] { value = flights.run("k", {}, [] { return std::string{"mine"}; }); }};
  go.count_down();
  second.join();
  EXPECT_EQ(value, "mine");
}

TEST(SingleFlight, what_is_no_error_of_ours_reaches_waiters_as_internal) {
  SingleFlight<std::string> flights;
  EXPECT_THROW((void)flights.run("k", {}, []() -> std::string { throw std::runtime_error{"disk"}; }),
               std::runtime_error);
  EXPECT_EQ(flights.run("k", {}, [] { return std::string{"ok"}; }), "ok");
}

}  // namespace
}  // namespace cinemarco::tmdb
