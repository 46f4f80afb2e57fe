// SPDX-License-Identifier: MIT
#include "tmdb/settings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco::tmdb {
namespace {

TEST(TmdbKey, a_jwt_is_a_read_token_and_anything_else_a_v3_key) {
  struct Case {
    std::string description;
    std::string key;
    KeyKind kind;
  };
  const std::vector<Case> cases{
      {"32 hex digits", "0123456789abcdef0123456789abcdef", KeyKind::v3_key},
      {"a whole token", "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ4In0.sig", KeyKind::read_token},
      {"begins as one", "eyJhbGciOiJIUzI1NiJ9", KeyKind::read_token},
      {"has dots", "abc.def.ghi", KeyKind::read_token},
      {"nothing", "", KeyKind::v3_key},
  };
  for (const auto& [description, key, kind] : cases) EXPECT_EQ(key_kind(key), kind) << description;
}

TEST(TmdbPace, is_ours_unless_the_user_sets_one) {
  TmdbSettings settings;
  const auto ours = api_service(settings);
  ASSERT_EQ(ours.get_pace.size(), 1U);
  EXPECT_EQ(ours.get_pace[0].rate, 35);
  EXPECT_EQ(ours.get_pace[0].burst, 20);
  EXPECT_EQ(ours.max_in_flight, 16);
  EXPECT_EQ(ours.name, "TMDB");

  settings.rate = 4;  // the 250 ms gap of the original design
  const auto slow = api_service(settings);
  ASSERT_EQ(slow.get_pace.size(), 1U);
  EXPECT_EQ(slow.get_pace[0].rate, 4);
  EXPECT_EQ(slow.get_pace[0].burst, 1);

  settings.rate = 0;
  EXPECT_TRUE(api_service(settings).get_pace.empty());
}

TEST(TmdbPace, lets_ten_pictures_fly_at_any_pace) {
  const auto images = image_service();
  EXPECT_EQ(images.name, "TMDB images");
  EXPECT_TRUE(images.get_pace.empty());
  EXPECT_EQ(images.max_in_flight, 10);
  EXPECT_FALSE(images.retry.rate_limited.delays.empty());
}

TEST(TmdbHttp, is_bounded_in_time_and_size) {
  EXPECT_EQ(api_http().connect_timeout, std::chrono::seconds{5});
  EXPECT_EQ(api_http().total_timeout, std::chrono::seconds{30});
  EXPECT_EQ(api_http().max_body, 16U * 1024 * 1024);
  EXPECT_EQ(image_http().max_body, 20U * 1024 * 1024);
}

}  // namespace
}  // namespace cinemarco::tmdb
