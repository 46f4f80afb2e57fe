// SPDX-License-Identifier: MIT
// docs/contract.md#rule-12: which known viewing another source tells of.
#include "domain/viewing.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

const TimeZone kBerlin = *TimeZone::find("Europe/Berlin");

PlayDate at(const char* instant) {
  return {*parse_instant(instant), std::nullopt};
}
PlayDate on(const char* day) {
  return {std::nullopt, *parse_date(day)};
}

std::optional<std::size_t> met(const std::vector<PlayDate>& known, const PlayDate& told, int runtime = 50) {
  std::vector<Viewing> there;
  for (const auto& date : known) there.push_back({date});
  return same_viewing(there, told, std::chrono::minutes{runtime}, kBerlin);
}

TEST(SameViewing, lies_within_two_hours_or_the_runtime_where_that_is_longer) {
  EXPECT_EQ(met({at("2024-05-01T20:00:00Z")}, at("2024-05-01T22:00:00Z")), 0U);
  EXPECT_EQ(met({at("2024-05-01T20:00:00Z")}, at("2024-05-01T18:00:00Z")), 0U);
  EXPECT_FALSE(met({at("2024-05-01T20:00:00Z")}, at("2024-05-01T22:00:00.001Z")));
  EXPECT_EQ(met({at("2024-05-01T20:00:00Z")}, at("2024-05-01T23:00:00Z"), 180), 0U);
}

TEST(SameViewing, is_of_the_same_day_in_the_accounts_zone_where_one_is_only_a_day) {
  EXPECT_EQ(met({on("2024-05-02")}, at("2024-05-01T22:30:00Z")), 0U) << "half past midnight in Berlin";
  EXPECT_FALSE(met({on("2024-05-01")}, at("2024-05-01T22:30:00Z")));
  EXPECT_EQ(met({on("2024-05-01")}, on("2024-05-01")), 0U);
}

TEST(SameViewing, is_any_where_nobody_knows_a_date_and_the_nearest_among_several) {
  EXPECT_EQ(met({PlayDate{}}, at("2024-05-01T20:00:00Z")), 0U);
  EXPECT_EQ(met({PlayDate{}, on("2024-05-01"), at("2024-05-01T20:00:00Z"), at("2024-05-01T19:50:00Z")},
                at("2024-05-01T19:52:00Z")),
            3U);
  EXPECT_FALSE(met({}, PlayDate{}));
}

TEST(SameViewing, is_none_that_was_met_before) {
  EXPECT_FALSE(same_viewing({{at("2024-05-01T20:00:00Z"), true}}, at("2024-05-01T20:00:00Z"), {}, kBerlin));
}

TEST(MorePrecise, is_an_instant_before_a_day_before_nothing) {
  EXPECT_TRUE(is_more_precise(at("2024-05-01T20:00:00Z"), on("2024-05-01")));
  EXPECT_TRUE(is_more_precise(on("2024-05-01"), PlayDate{}));
  EXPECT_FALSE(is_more_precise(on("2024-05-01"), on("2024-05-02")));
}

}  // namespace
}  // namespace cinemarco
