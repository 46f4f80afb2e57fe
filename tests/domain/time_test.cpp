// SPDX-License-Identifier: MIT
#include "domain/time.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace cinemarco {
namespace {

using namespace std::chrono;
using namespace std::string_view_literals;

TEST(Instant, reads_iso_8601) {
  struct Case {
    std::string_view description, text, expected;
  };
  const Case cases[] = {
      {"as Trakt writes", "2024-01-15T20:30:00.000Z", "2024-01-15T20:30:00.000Z"},
      {"Trakt's unknown date", "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z"},
      {"milliseconds", "2014-09-01T09:10:11.123Z", "2014-09-01T09:10:11.123Z"},
      {"no fraction", "2014-09-01T09:10:11Z", "2014-09-01T09:10:11.000Z"},
      {"one digit is tenths", "2014-09-01T09:10:11.5Z", "2014-09-01T09:10:11.500Z"},
      {"two digits are hundredths", "2014-09-01T09:10:11.05Z", "2014-09-01T09:10:11.050Z"},
      {"microseconds are cut, not rounded", "2014-09-01T09:10:11.999999Z", "2014-09-01T09:10:11.999Z"},
      {"a fraction longer than any integer", "2014-09-01T09:10:11.12345678901234567890123456789Z",
       "2014-09-01T09:10:11.123Z"},
      {"before the epoch, cut downwards", "1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"},
      {"an offset ahead", "2024-01-15T20:30:00+02:00", "2024-01-15T18:30:00.000Z"},
      {"an offset behind", "2024-01-15T20:30:00.250-05:00", "2024-01-16T01:30:00.250Z"},
      {"an offset of quarters", "2024-01-15T00:00:00+05:45", "2024-01-14T18:15:00.000Z"},
      {"an offset without a colon", "2024-01-15T20:30:00+0200", "2024-01-15T18:30:00.000Z"},
      {"an offset of hours", "2024-01-15T20:30:00-05", "2024-01-16T01:30:00.000Z"},
      {"an offset of nothing", "2024-01-15T20:30:00-00:00", "2024-01-15T20:30:00.000Z"},
      {"small letters", "2024-01-15t20:30:00z", "2024-01-15T20:30:00.000Z"},
      {"a space for the T", "2024-01-15 20:30:00Z", "2024-01-15T20:30:00.000Z"},
      {"a leap day", "2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"},
      {"a leap second", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"},
      {"the last instant", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"},
      {"the first instant", "0000-01-01T00:00:00.000Z", "0000-01-01T00:00:00.000Z"},
  };
  for (const auto& row : cases) {
    const auto instant = parse_instant(row.text);
    ASSERT_TRUE(instant) << row.description << ": " << instant.error().text();
    EXPECT_EQ(format_instant(*instant), row.expected) << row.description;
  }
}

TEST(Instant, counts_from_the_epoch) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00.000Z")->time_since_epoch(), 0ms);
  EXPECT_EQ(parse_instant("1969-12-31T23:59:59.999Z")->time_since_epoch(), -1ms);
  EXPECT_EQ(parse_instant("2024-01-15T20:30:00.001Z")->time_since_epoch(), 1'705'350'600'001ms);
}

TEST(Instant, refuses_what_is_no_instant) {
  struct Case {
    std::string_view description, text;
  };
  const Case cases[] = {
      {"nothing", ""},
      {"a word", "unknown"},
      {"a date alone", "2024-01-15"},
      {"a date and a T", "2024-01-15T"},
      {"no zone", "2024-01-15T20:30:00.000"},
      {"no seconds", "2024-01-15T20:30Z"},
      {"a dot without digits", "2024-01-15T20:30:00.Z"},
      {"a comma", "2024-01-15T20:30:00,000Z"},
      {"month 13", "2024-13-15T20:30:00Z"},
      {"month 0", "2024-00-15T20:30:00Z"},
      {"day 0", "2024-01-00T20:30:00Z"},
      {"February 30th", "2024-02-30T20:30:00Z"},
      {"no leap year", "2023-02-29T20:30:00Z"},
      {"1900 was no leap year", "1900-02-29T00:00:00Z"},
      {"hour 24", "2024-01-15T24:00:00Z"},
      {"minute 60", "2024-01-15T20:60:00Z"},
      {"second 61", "2024-01-15T20:30:61Z"},
      {"text behind", "2024-01-15T20:30:00Zz"},
      {"a space in front", " 2024-01-15T20:30:00Z"},
      {"a newline behind", "2024-01-15T20:30:00Z\n"},
      {"a NUL behind", "2024-01-15T20:30:00Z\0"sv},
      {"two digits of year", "24-01-15T20:30:00Z"},
      {"five digits of year", "12024-01-15T20:30:00Z"},
      {"a negative year", "-024-01-15T20:30:00Z"},
      {"a signed month", "2024-+1-15T20:30:00Z"},
      {"one digit of month", "2024-1-15T20:30:00Z"},
      {"digits of another script", "２０２４-01-15T20:30:00Z"},
      {"a broken offset", "2024-01-15T20:30:00+2:00"},
      {"half an offset", "2024-01-15T20:30:00+02:"},
      {"an offset of days", "2024-01-15T20:30:00+24:00"},
      {"an offset of sixty minutes", "2024-01-15T20:30:00+01:60"},
      {"two offsets", "2024-01-15T20:30:00Z+02:00"},
      {"a sign alone", "2024-01-15T20:30:00-"},
      {"seconds since the epoch", "1705350600"},
      {"year 10000 by its offset", "9999-12-31T23:59:59-01:00"},
      {"year 10000 by its leap second", "9999-12-31T23:59:60Z"},
      {"a year before 0000 by its offset", "0000-01-01T00:00:00+01:00"},
  };
  for (const auto& row : cases) {
    EXPECT_FALSE(parse_instant(row.text)) << row.description << ": " << row.text;
  }
}

TEST(Instant, every_prefix_of_an_instant_is_refused) {
  constexpr auto kWhole = "2024-01-15T20:30:00.000+02:00"sv;
  for (std::size_t size = 0; size < kWhole.size(); ++size) {
    // "+02" alone is an offset.
    EXPECT_EQ(parse_instant(kWhole.substr(0, size)).has_value(), size == kWhole.size() - 3) << size;
  }
}

TEST(Instant, an_error_shows_a_short_and_printable_excerpt) {
  EXPECT_EQ(parse_instant("yesterday").error().text(),
            "expected an instant such as 2024-01-15T20:30:00.000Z, not \"yesterday\"");
  const auto error = parse_instant(std::string(100'000, '\xe9')).error().text();
  EXPECT_LT(error.size(), 120U);
  EXPECT_FALSE(error.contains('\xe9'));
}

TEST(Instant, what_is_written_is_read_back) {
  for (std::int64_t ms = -62'167'219'200'000; ms < 253'402'300'800'000; ms += 98'765'432'109) {
    const Instant instant{milliseconds{ms}};
    const auto text = format_instant(instant);
    ASSERT_EQ(text.size(), 24U) << text;
    ASSERT_EQ(parse_instant(text), instant) << text;
  }
}

TEST(Instant, a_year_of_five_digits_is_written_as_the_last_of_four) {
  EXPECT_EQ(format_instant(*parse_instant("9999-12-31T23:59:59.999Z") + 1ms), "9999-12-31T23:59:59.999Z");
  EXPECT_EQ(format_instant(*parse_instant("0000-01-01T00:00:00.000Z") - 1ms), "0000-01-01T00:00:00.000Z");
  EXPECT_EQ(format_instant(Instant::max()), "9999-12-31T23:59:59.999Z");
  EXPECT_EQ(format_instant(Instant::min()), "0000-01-01T00:00:00.000Z");
  EXPECT_EQ(format_date(year{10000} / January / 1), "9999-12-31");
  EXPECT_EQ(format_date(year{-1} / January / 1), "0000-01-01");
}

TEST(Date, reads_a_day_that_exists) {
  for (const auto text :
       {"2024-01-15"sv, "2024-02-29"sv, "2000-02-29"sv, "1895-12-28"sv, "9999-12-31"sv, "0000-01-01"sv}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(format_date(*date), text);
  }
  EXPECT_EQ(*parse_date("2024-01-15"), year{2024} / January / 15);
}

TEST(Date, refuses_everything_else) {
  struct Case {
    std::string_view description, text;
  };
  const Case cases[] = {
      {"nothing", ""},
      {"TMDB's empty date of old", "0000-00-00"},
      {"a year", "2024"},
      {"a month", "2024-01"},
      {"February 30th", "2024-02-30"},
      {"no leap year", "2023-02-29"},
      {"month 13", "2024-13-01"},
      {"an instant", "2024-01-15T00:00:00.000Z"},
      {"slashes", "2024/01/15"},
      {"day first", "15-01-2024"},
      {"one digit", "2024-1-5"},
      {"a space behind", "2024-01-15 "},
      {"a space in front", " 2024-01-15"},
      {"a sign", "+024-01-15"},
      {"no dashes", "20240115"},
  };
  for (const auto& row : cases) EXPECT_FALSE(parse_date(row.text)) << row.description;
  EXPECT_EQ(parse_date("soon").error().text(), "expected a day of the calendar, such as 2024-01-15, not \"soon\"");
}

TEST(Date, every_day_of_four_centuries_is_read_back) {
  const sys_days end{year{2000} / January / 1};
  for (sys_days at{year{1600} / January / 1}; at < end; at += days{1}) {
    ASSERT_EQ(parse_date(format_date(Date{at})), Date{at});
  }
}

}  // namespace
}  // namespace cinemarco
