// SPDX-License-Identifier: MIT
// Which days a calendar shows, and a range that stands the wrong way round.
#include "domain/day_range.hpp"

#include "domain/facts.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

using test::day;

std::string shown(const AskedDays& asked) {
  const auto days = calendar_days(asked, day("2026-11-30"));
  return days ? format_date(days->from) + " " + format_date(days->to) : days.error().text();
}

TEST(DayRange, a_calendar_shows_two_weeks_back_and_ninety_days_ahead) {
  EXPECT_EQ(shown({}), "2026-11-16 2027-02-28");
  EXPECT_EQ(shown({day("2026-01-01"), day("2026-01-01")}), "2026-01-01 2026-01-01");
}

TEST(DayRange, one_end_alone_puts_the_other_as_many_days_away) {
  EXPECT_EQ(shown({day("2026-01-01"), std::nullopt}), "2026-01-01 2026-04-15");
  EXPECT_EQ(shown({std::nullopt, day("2026-04-15")}), "2026-01-01 2026-04-15");
  EXPECT_EQ(shown({day("9999-12-01"), std::nullopt}), "9999-12-01 9999-12-31");
  EXPECT_EQ(shown({std::nullopt, day("0000-01-09")}), "0000-01-01 0000-01-09");
}

TEST(DayRange, says_which_days_stand_in_the_wrong_order) {
  EXPECT_EQ(shown({day("2026-02-01"), day("2026-01-31")}),
            "\"from\" is 2026-02-01 and lies behind \"to\", which is 2026-01-31");
}

TEST(DayRange, a_year_has_its_first_and_last_day) {
  const auto year = days_of_year(2024);
  EXPECT_EQ(format_date(*year.from) + " " + format_date(*year.to), "2024-01-01 2024-12-31");
}

}  // namespace
}  // namespace cinemarco
