// SPDX-License-Identifier: MIT
// The numbers of docs/trakt.md#our-numbers as they reach net/.
#include "trakt/settings.hpp"

#include "domain/error.hpp"

#include <gtest/gtest.h>

namespace cinemarco::trakt {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(ApiService, stays_below_the_limit_of_500_gets_in_300_seconds) {
  const auto options = api_service({});
  ASSERT_EQ(options.get_pace.size(), 1U);
  const auto& pace = options.get_pace.front();
  EXPECT_LE(pace.burst + pace.rate * 300, 500);
  EXPECT_GE(pace.rate * 300, 450);
  EXPECT_EQ(pace.min_gap, milliseconds{250});
  ASSERT_EQ(options.post_pace.size(), 1U);
  EXPECT_NEAR(options.post_pace.front().rate, 1 / 1.1, 1e-9);
  EXPECT_EQ(options.max_in_flight, 4);
  EXPECT_EQ(options.name, "Trakt");
}

TEST(ApiService, takes_the_rate_of_the_user) {
  struct Case {
    const char* description;
    double rate;
    std::size_t buckets;
    double burst;
  };
  for (const auto& c : {Case{"above one", 5, 1, 5}, Case{"below one", 0.5, 1, 1}, Case{"none at all", 0, 0, 0}}) {
    TraktSettings settings;
    settings.rate = c.rate;
    const auto options = api_service(settings);
    ASSERT_EQ(options.get_pace.size(), c.buckets) << c.description;
    if (c.buckets > 0) {
      EXPECT_DOUBLE_EQ(options.get_pace.front().rate, c.rate) << c.description;
      EXPECT_DOUBLE_EQ(options.get_pace.front().burst, c.burst) << c.description;
    } else {
      EXPECT_TRUE(options.post_pace.empty()) << c.description;
    }
  }
}

TEST(ApiService, waits_out_a_block_of_cloudflare) {
  const auto retry = api_service({}).retry;
  for (const auto delay : retry.blocked.delays) EXPECT_GE(delay, seconds{300});
  EXPECT_EQ(retry.rate_limited.delays.size(), 5U);
  EXPECT_EQ(retry.server_error.delays, (std::vector<milliseconds>{seconds{30}, seconds{60}, seconds{120}}));
  EXPECT_EQ(retry.transport.delays, (std::vector<milliseconds>{seconds{2}, seconds{5}, seconds{15}}));
  for (const int status : {500, 502, 503, 504, 520, 521, 522}) {
    EXPECT_TRUE(retry.server_error_statuses.contains(status)) << status;
  }
}

TEST(AuthService, leaves_429_to_the_sign_in) {
  const auto options = auth_service({});
  EXPECT_EQ(options.name, "Trakt sign-in");
  EXPECT_TRUE(options.retry.rate_limited.delays.empty());
}

TEST(CommonHeaders, are_lower_case_and_complete) {
  TraktSettings settings;
  settings.client_id = "abc";
  std::set<std::string> names;
  for (const auto& header : common_headers(settings)) names.insert(header.name);
  EXPECT_EQ(names, (std::set<std::string>{"accept", "content-type", "trakt-api-key", "trakt-api-version"}));
}

TEST(CommonHeaders, want_a_client_id_that_can_stand_in_a_header) {
  for (const char* id : {"", "abc\r\nx-evil: 1", "with space"}) {
    TraktSettings settings;
    settings.client_id = id;
    try {
      static_cast<void>(common_headers(settings));
      FAIL() << id;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::configuration);
      EXPECT_NE(std::string{error.what()}.find("TRAKT_CLIENT_ID"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace cinemarco::trakt
