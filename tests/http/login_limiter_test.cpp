// SPDX-License-Identifier: MIT
#include "http/login_limiter.hpp"

#include "support/fake_clock.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

using namespace std::chrono_literals;

Guesser stranger(std::string address) {
  return {std::move(address), {}};
}

const Guesser kStranger = stranger("198.51.100.1");

TEST(LoginLimiter, lets_five_failures_pass_and_then_doubles_the_wait) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  const Guesser browser{"198.51.100.1", "browser 1"};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.begin(browser), 0s) << i;
  EXPECT_EQ(limiter.begin(browser), 0s) << "the sixth is tried, and makes the next wait";
  EXPECT_EQ(limiter.begin(browser), 1s);
  auto wait = 1s;
  for (int i = 0; i < 12; ++i) {
    clock.advance(wait);
    EXPECT_EQ(limiter.begin(browser), 0s) << i;
    wait = std::min<std::chrono::seconds>(wait * 2, 300s);
    EXPECT_EQ(limiter.begin(browser), wait) << i;
  }
}

TEST(LoginLimiter, counts_a_try_until_it_succeeds) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 6; ++i) static_cast<void>(limiter.begin(kStranger));
  EXPECT_GT(limiter.begin(kStranger), 0s);
  clock.advance(1s);
  EXPECT_EQ(limiter.begin(kStranger), 0s);
  limiter.succeeded(kStranger);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(limiter.begin(kStranger), 0s) << i;
}

TEST(LoginLimiter, waits_as_long_whatever_the_clock_on_the_wall_is_set_to) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 6; ++i) static_cast<void>(limiter.begin(kStranger));
  clock.set(clock.now() - std::chrono::days{3 * 365});
  EXPECT_EQ(limiter.begin(kStranger), 1s);
  clock.set(clock.now() + std::chrono::days{9 * 365});
  EXPECT_EQ(limiter.begin(kStranger), 1s);
  clock.advance(1s);
  EXPECT_EQ(limiter.begin(kStranger), 0s);
}

TEST(LoginLimiter, keeps_addresses_apart_and_households_together) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 7; ++i) static_cast<void>(limiter.begin(stranger("2001:db8:1:2::" + std::to_string(i + 1))));
  EXPECT_GT(limiter.begin(stranger("2001:db8:1:2:ffff::1")), 0s) << "one household has as many addresses as it wants";
  EXPECT_EQ(limiter.begin(stranger("2001:db8:1:3::1")), 0s);
  EXPECT_EQ(limiter.begin(kStranger), 0s);
}

TEST(LoginLimiter, is_not_fooled_by_the_forms_of_one_address) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (const auto* form : {"::ffff:198.51.100.1", "64:ff9b::198.51.100.1", "198.51.100.1:5678", "198.51.100.1",
                           "[::ffff:198.51.100.1]:443", "198.51.100.1:1"}) {
    EXPECT_EQ(limiter.begin(stranger(form)), 0s) << form;
  }
  EXPECT_GT(limiter.begin(kStranger), 0s);
  EXPECT_EQ(limiter.begin(stranger("::ffff:203.0.113.8")), 0s) << "all of IPv4 is not one address";
}

TEST(LoginLimiter, counts_networks_as_wide_as_one_may_own) {
  struct Case {
    const char* description;
    std::string begin, end;  // with a number between
    int free;
  };
  const Case cases[] = {
      {"an IPv4 /24", "198.51.100.", "", LoginLimiter::kFreeNetwork},
      {"the /64s of a home line's /56", "2001:db8:1:1", "::1", LoginLimiter::kFreeNetwork},
      {"the /56s of a server's /48", "2001:db8:2:", "00::1", LoginLimiter::kFreeSite},
  };
  for (const auto& row : cases) {
    test::FakeClock clock;
    LoginLimiter limiter{clock};
    const auto one = [&row](int number) { return stranger(row.begin + std::to_string(number) + row.end); };
    for (int i = 10; i <= 10 + row.free; ++i) EXPECT_EQ(limiter.begin(one(i)), 0s) << row.description << i;
    EXPECT_EQ(limiter.begin(one(50)), 1s) << row.description;
    EXPECT_EQ(limiter.begin(stranger("203.0.113.8")), 0s) << row.description;
    EXPECT_EQ(limiter.begin({one(50).address, "browser 1"}), 0s) << row.description << ": it was in before";
  }
}

TEST(LoginLimiter, counts_all_strangers_together) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  const auto one = [](int number) { return stranger("2001:db8:" + std::to_string(number) + "::1"); };
  for (int i = 0; i <= LoginLimiter::kFreeInAll; ++i) EXPECT_EQ(limiter.begin(one(i)), 0s) << i;
  EXPECT_EQ(limiter.begin(one(500)), 1s);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(limiter.begin({"2001:db8:500::1", "browser 1"}), 0s) << "it was in before";
  for (int i = 0; i < 20; ++i) {
    clock.advance(2s);
    EXPECT_EQ(limiter.begin(one(600 + i)), 0s) << "and nobody is locked out for good";
  }
  EXPECT_EQ(limiter.begin(one(700)), 2s);
}

TEST(LoginLimiter, a_success_forgives_no_other_tries_of_its_network) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < LoginLimiter::kFreeNetwork; ++i) {
    EXPECT_EQ(limiter.begin(stranger("198.51.100." + std::to_string(i + 1))), 0s);
  }
  const auto owner = stranger("198.51.100.200");
  EXPECT_EQ(limiter.begin(owner), 0s);
  limiter.succeeded(owner);
  EXPECT_EQ(limiter.begin(stranger("198.51.100.100")), 0s);
  EXPECT_GT(limiter.begin(stranger("198.51.100.101")), 0s);
}

TEST(LoginLimiter, forgets_in_an_hour_and_remembers_no_more_than_it_can_bear) {
  test::FakeClock clock;
  LoginLimiter limiter{clock};
  for (int i = 0; i < 7; ++i) static_cast<void>(limiter.begin(kStranger));
  EXPECT_GT(limiter.begin(kStranger), 0s);
  clock.advance(1h);
  EXPECT_EQ(limiter.begin(kStranger), 0s);
  clock.advance(1ms);
  for (std::size_t i = 0; i < LoginLimiter::kMostRecords + 10; ++i) {
    EXPECT_EQ(limiter.begin({"", "browser " + std::to_string(i)}), 0s);
  }
}

}  // namespace
}  // namespace cinemarco::http
