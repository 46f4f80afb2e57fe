// SPDX-License-Identifier: MIT
#include "http/login_limiter.hpp"

#include "support/fake_clock.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

using namespace std::chrono_literals;

TEST(LoginLimiter, lets_five_failures_pass_and_then_doubles_the_wait) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.begin("198.51.100.1"), 0s) << i;
  EXPECT_EQ(limiter.begin("198.51.100.1"), 0s) << "the sixth is tried, and makes the next wait";
  EXPECT_EQ(limiter.begin("198.51.100.1"), 1s);
  auto wait = 1s;
  for (int i = 0; i < 12; ++i) {
    clock.advance(wait);
    EXPECT_EQ(limiter.begin("198.51.100.1"), 0s) << i;
    wait = std::min<std::chrono::seconds>(wait * 2, 300s);
    EXPECT_EQ(limiter.begin("198.51.100.1"), wait) << i;
  }
}

TEST(LoginLimiter, counts_a_try_until_it_succeeds) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 6; ++i) static_cast<void>(limiter.begin("a"));
  EXPECT_GT(limiter.begin("a"), 0s);
  clock.advance(1s);
  EXPECT_EQ(limiter.begin("a"), 0s);
  limiter.succeeded("a");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.begin("a"), 0s) << i;
}

TEST(LoginLimiter, waits_as_long_whatever_the_clock_on_the_wall_is_set_to) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 6; ++i) static_cast<void>(limiter.begin("198.51.100.1"));
  clock.set(clock.now() - std::chrono::days{3 * 365});
  EXPECT_EQ(limiter.begin("198.51.100.1"), 1s);
  clock.set(clock.now() + std::chrono::days{9 * 365});
  EXPECT_EQ(limiter.begin("198.51.100.1"), 1s);
  clock.advance(1s);
  EXPECT_EQ(limiter.begin("198.51.100.1"), 0s);
}

TEST(LoginLimiter, keeps_addresses_apart_and_households_together) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 7; ++i) static_cast<void>(limiter.begin("2001:db8:1:2::" + std::to_string(i + 1)));
  EXPECT_GT(limiter.begin("2001:db8:1:2:ffff::1"), 0s) << "one household has as many addresses as it wants";
  EXPECT_EQ(limiter.begin("2001:db8:1:3::1"), 0s);
  EXPECT_EQ(limiter.begin("198.51.100.1"), 0s);
}

TEST(LoginLimiter, forgets_in_an_hour_and_remembers_no_more_than_it_can_bear) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 7; ++i) static_cast<void>(limiter.begin("198.51.100.1"));
  EXPECT_GT(limiter.begin("198.51.100.1"), 0s);
  clock.advance(1h);
  EXPECT_EQ(limiter.begin("198.51.100.1"), 0s);
  clock.advance(1ms);
  for (std::size_t i = 0; i < LoginLimiter::kMostAddresses + 10; ++i) {
    EXPECT_EQ(limiter.begin("host" + std::to_string(i)), 0s);
  }
}

}  // namespace
}  // namespace cinemarco::http
