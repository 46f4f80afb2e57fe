// SPDX-License-Identifier: MIT
// The rule by which two sources tell of one viewing, as a table.
#include "domain/viewing.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace cinemarco {
namespace {

using namespace std::chrono_literals;

const TimeZone kBerlin = *TimeZone::find("Europe/Berlin");

// "" nobody knows, a day, or an instant.
PlayDate date(const std::string& text) {
  if (text.empty()) return {};
  if (const auto day = parse_date(text)) return {std::nullopt, *day};
  return {*parse_instant(text), std::nullopt};
}

struct Case {
  std::string what;
  std::vector<std::string> there;
  std::string told;
  std::optional<std::size_t> met;
  std::chrono::minutes runtime = 0min;
};

const std::vector<Case> kCases{
    {"two hours apart are one", {"2024-01-15T20:00:00Z"}, "2024-01-15T22:00:00Z", 0},
    {"a minute more are two", {"2024-01-15T20:00:00Z"}, "2024-01-15T22:01:00Z", std::nullopt},
    {"a long film reaches further", {"2024-01-15T20:00:00Z"}, "2024-01-15T23:20:00Z", 0, 201min},
    {"a short one no less than two hours", {"2024-01-15T20:00:00Z"}, "2024-01-15T21:59:00Z", 0, 20min},
    {"over midnight", {"2024-01-15T22:30:00Z"}, "2024-01-15T23:30:00Z", 0},
    {"the nearest of two", {"2024-01-15T18:30:00Z", "2024-01-15T20:30:00Z"}, "2024-01-15T20:00:00Z", 1},
    {"of two as near the first", {"2024-01-15T19:00:00Z", "2024-01-15T21:00:00Z"}, "2024-01-15T20:00:00Z", 0},
    {"a day meets an instant of that day here", {"2024-01-15T23:30:00Z"}, "2024-01-16", 0},
    {"and not of the day before here", {"2024-01-15T22:30:00Z"}, "2024-01-16", std::nullopt},
    {"an instant meets its day", {"2024-01-16"}, "2024-01-15T23:30:00Z", 0},
    {"two equal days", {"2024-01-16"}, "2024-01-16", 0},
    {"two days", {"2024-01-16"}, "2024-01-17", std::nullopt},
    {"no date meets any", {"2024-01-16"}, "", 0},
    {"any meets no date", {""}, "2024-01-16", 0},
    {"no date meets no date", {""}, "", 0},
    {"an instant goes before a day, a day before nothing",
     {"", "2024-01-15", "2024-01-15T20:00:00Z"},
     "2024-01-15T20:30:00Z",
     2},
    {"a day goes before nothing", {"", "2024-01-15"}, "2024-01-15T20:30:00Z", 1},
    {"nothing is there", {}, "2024-01-15", std::nullopt},
};

TEST(SameViewing, is_told_by_the_nearest_date) {
  for (const auto& one : kCases) {
    std::vector<Viewing> there;
    for (const auto& text : one.there) there.push_back({date(text), false});
    EXPECT_EQ(same_viewing(there, date(one.told), one.runtime, kBerlin), one.met) << one.what;
  }
}

TEST(SameViewing, is_never_one_that_a_play_of_its_source_has_met) {
  const auto at = date("2024-01-15T20:00:00Z");
  EXPECT_EQ(same_viewing({{at, true}}, at, 0min, kBerlin), std::nullopt);
  EXPECT_EQ(same_viewing({{at, true}, {date("2024-01-15"), false}}, at, 0min, kBerlin), 1U);
}

TEST(SameViewing, has_the_more_precise_date) {
  EXPECT_TRUE(is_more_precise(date("2024-01-15T20:00:00Z"), date("2024-01-15")));
  EXPECT_TRUE(is_more_precise(date("2024-01-15"), date("")));
  EXPECT_FALSE(is_more_precise(date("2024-01-15"), date("2024-01-16")));
  EXPECT_FALSE(is_more_precise(date("2024-01-15"), date("2024-01-15T20:00:00Z")));
}

Sitting sitting(const std::string& ended, std::chrono::seconds watched) {
  return {*parse_instant(ended), watched};
}

TEST(Sittings, of_one_day_that_reach_four_fifths_are_a_viewing) {
  const std::vector<Sitting> halves{sitting("2024-01-15T18:00:00Z", 40min), sitting("2024-01-15T20:00:00Z", 41min)};
  EXPECT_EQ(viewings_of(halves, 100min, kBerlin), std::vector{*parse_instant("2024-01-15T20:00:00Z")});
  EXPECT_TRUE(viewings_of(halves, 102min, kBerlin).empty());
  const std::vector<Sitting> two_days{sitting("2024-01-15T18:00:00Z", 40min), sitting("2024-01-16T20:00:00Z", 41min)};
  EXPECT_TRUE(viewings_of(two_days, 100min, kBerlin).empty());
  const std::vector<Sitting> twice{sitting("2024-01-15T12:00:00Z", 90min), sitting("2024-01-15T20:00:00Z", 90min)};
  EXPECT_EQ(viewings_of(twice, 100min, kBerlin).size(), 2U);
  EXPECT_TRUE(viewings_of(twice, 0min, kBerlin).empty()) << "nobody knows how long it is";
}

}  // namespace
}  // namespace cinemarco
