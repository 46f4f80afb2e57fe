// SPDX-License-Identifier: MIT
// The only tests that meet the machine's clock; what they wait for is a few milliseconds.
#include "domain/clock.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace cinemarco {
namespace {

using namespace std::chrono_literals;

TEST(SystemClock, tells_the_machines_time_in_whole_milliseconds) {
  SystemClock clock;
  const auto before = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto now = clock.now();
  const auto after = std::chrono::system_clock::now();
  EXPECT_LE(before, now);
  EXPECT_LE(now, after);
}

TEST(SystemClock, sleeps_until_the_instant) {
  SystemClock clock;
  const auto until = clock.now() + 20ms;
  EXPECT_TRUE(clock.sleep_until(until, {}));
  EXPECT_GE(clock.now(), until);
}

TEST(SystemClock, an_instant_that_has_passed_returns_at_once) {
  SystemClock clock;
  EXPECT_TRUE(clock.sleep_until(clock.now() - 24h, {}));
  EXPECT_TRUE(clock.sleep_until(Instant{}, {}));
}

TEST(SystemClock, a_stop_that_was_requested_before_wins) {
  SystemClock clock;
  std::stop_source source;
  source.request_stop();
  EXPECT_FALSE(clock.sleep_until(clock.now() + 24h, source.get_token()));
}

TEST(SystemClock, a_stop_wakes_every_sleeper_at_once) {
  SystemClock clock;
  std::stop_source source;
  const auto sleep = [&](Instant until) {
    return std::async(std::launch::async, [&, until] { return clock.sleep_until(until, source.get_token()); });
  };
  auto tomorrow = sleep(clock.now() + 24h);
  // Beyond what the system clock can count: it must wait all the same.
  auto never = sleep(Instant::max());
  EXPECT_EQ(tomorrow.wait_for(30ms), std::future_status::timeout);
  EXPECT_EQ(never.wait_for(0ms), std::future_status::timeout);
  source.request_stop();
  EXPECT_FALSE(tomorrow.get());
  EXPECT_FALSE(never.get());
}

}  // namespace
}  // namespace cinemarco
