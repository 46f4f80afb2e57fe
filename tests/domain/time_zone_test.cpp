// SPDX-License-Identifier: MIT
#include "domain/time_zone.hpp"

#include "domain/facts.hpp"
#include "domain/midnights.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace cinemarco {
namespace {

using std::chrono::milliseconds;
using test::at;
using test::zone;

TEST(TimeZone, a_day_begins_and_ends_at_the_zones_own_midnight) {
  for (const auto& row : test::kMidnights) {
    const auto here = zone(row.zone);
    EXPECT_EQ(format_date(here.day_of(at(row.first))), row.day) << row.description;
    EXPECT_EQ(format_date(here.day_of(at(row.last))), row.day) << row.description;
    EXPECT_EQ(format_instant(here.last_instant_of(test::day(row.day))), row.last) << row.description;
    EXPECT_EQ(format_date(here.day_of(at(row.first) - milliseconds{1})), row.day_before) << row.description;
    EXPECT_EQ(format_date(here.day_of(at(row.last) + milliseconds{1})), row.day_after) << row.description;
  }
}

TEST(TimeZone, one_instant_is_two_days_in_two_zones) {
  const auto instant = at("2024-01-15T23:30:00Z");
  EXPECT_EQ(format_date(zone("America/New_York").day_of(instant)), "2024-01-15");
  EXPECT_EQ(format_date(zone("Europe/Berlin").day_of(instant)), "2024-01-16");
}

TEST(TimeZone, days_long_ago_and_far_ahead_are_days_too) {
  struct Case {
    std::string_view description, zone, instant, day;
  };
  const Case cases[] = {
      {"the epoch behind Greenwich", "America/New_York", "1970-01-01T00:00:00Z", "1969-12-31"},
      {"the epoch ahead of Greenwich", "Asia/Tokyo", "1970-01-01T00:00:00Z", "1970-01-01"},
      {"the last millisecond before the epoch", "UTC", "1969-12-31T23:59:59.999Z", "1969-12-31"},
      {"local mean time", "Europe/Berlin", "1870-01-01T23:06:32.000Z", "1870-01-02"},
      {"a millisecond earlier", "Europe/Berlin", "1870-01-01T23:06:31.999Z", "1870-01-01"},
      {"the first year", "America/New_York", "0001-01-02T12:00:00Z", "0001-01-02"},
      {"the last summer of the tables", "Europe/Berlin", "2037-07-01T22:00:00Z", "2037-07-02"},
      {"behind the tables", "Asia/Tokyo", "2100-06-01T15:00:00Z", "2100-06-02"},
      {"the last instant stays the last day", "Asia/Tokyo", "9999-12-31T23:59:59.999Z", "9999-12-31"},
      {"the first instant stays the first day", "America/New_York", "0000-01-01T00:00:00.000Z", "0000-01-01"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(format_date(zone(row.zone).day_of(at(row.instant))), row.day) << row.description;
  }
}

TEST(TimeZone, the_wall_clock_shows_minutes) {
  EXPECT_EQ(zone("America/New_York").wall_clock(at("2024-01-15T20:30:59.999Z")), "2024-01-15 15:30");
  EXPECT_EQ(zone("Pacific/Kiritimati").wall_clock(at("2024-01-15T20:30:00Z")), "2024-01-16 10:30");
  EXPECT_EQ(zone("UTC").wall_clock(at("2024-01-05T00:00:00Z")), "2024-01-05 00:00");
  EXPECT_EQ(zone("Europe/Berlin").wall_clock(at("2024-03-31T00:59:00Z")), "2024-03-31 01:59") << "before the gap";
  EXPECT_EQ(zone("Europe/Berlin").wall_clock(at("2024-03-31T01:00:00Z")), "2024-03-31 03:00") << "behind the gap";
  EXPECT_EQ(zone("Europe/Berlin").wall_clock(at("2024-10-27T00:30:00Z")), "2024-10-27 02:30") << "the first half past";
  EXPECT_EQ(zone("Europe/Berlin").wall_clock(at("2024-10-27T01:30:00Z")), "2024-10-27 02:30") << "and the second";
}

TEST(TimeZone, a_zone_is_found_by_its_iana_name) {
  for (const std::string name : {"UTC", "Etc/UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5",
                                 "America/Port-au-Prince", "EST5EDT"}) {
    const auto found = TimeZone::find(name);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(found->name(), name);
  }
}

TEST(TimeZone, other_names_are_errors_that_show_an_example) {
  using namespace std::string_literals;
  for (const auto& name :
       {""s, " "s, "Berlin"s, "europe/berlin"s, "Europe/Berlin "s, "Europe"s, "Europe/"s, "+02:00"s, "zone.tab"s,
        "zonenow.tab"s, "tzdata.zi"s, "leapseconds"s, "../../../etc/passwd"s, "/usr/share/zoneinfo/Europe/Berlin"s,
        "posix/Europe/Berlin"s, "Europe/Berlin\0"s, "Zürich"s, std::string(100'000, 'x')}) {
    const auto found = TimeZone::find(name);
    ASSERT_FALSE(found) << name;
    EXPECT_TRUE(found.error().text().contains("Europe/Berlin")) << found.error().text();
    EXPECT_LT(found.error().text().size(), 120U);
  }
  EXPECT_EQ(TimeZone::find("Mars/Olympus").error().text(),
            "\"Mars/Olympus\" is no time zone; an example is Europe/Berlin");
}

TEST(TimeZone, an_old_name_is_the_zone_that_it_is_called_now) {
  // Debian 12 keeps files of these, Debian 13 only their links: the days are the same.
  for (const auto& [old, now] : {std::pair{"US/Pacific", "America/Los_Angeles"},
                                 std::pair{"Asia/Calcutta", "Asia/Kolkata"}, std::pair{"Europe/Kiev", "Europe/Kyiv"}}) {
    const auto found = TimeZone::find(old);
    ASSERT_TRUE(found) << old;
    for (const std::string_view instant : {"2024-01-15T20:30:00Z", "2024-07-15T04:30:00Z", "1990-07-15T06:59:59Z"}) {
      EXPECT_EQ(found->day_of(at(instant)), zone(now).day_of(at(instant))) << old;
    }
  }
}

TEST(TimeZone, a_zone_has_the_fingerprint_of_its_own_table) {
  EXPECT_EQ(zone("Europe/Berlin").fingerprint(), zone("Europe/Berlin").fingerprint());
  EXPECT_NE(zone("Europe/Berlin").fingerprint(), zone("Europe/Lisbon").fingerprint());
  EXPECT_EQ(zone("UTC").fingerprint(), "UTC");
}

TEST(TimeZone, many_threads_may_ask_at_once) {
  // Zones that no other test has loaded: their first use is the moment that could break.
  const std::vector<std::string> names{"Australia/Lord_Howe", "Africa/Cairo", "America/Caracas", "Asia/Tehran"};
  std::vector<std::string> days(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < days.size(); ++i) {
      threads.emplace_back([&, i] {
        for (const auto& name : names) {
          days[i] += format_date(zone(name).day_of(at("2024-07-01T20:30:00Z"))) + " ";
        }
      });
    }
  }
  for (const auto& seen : days) EXPECT_EQ(seen, "2024-07-02 2024-07-01 2024-07-01 2024-07-02 ");
}

}  // namespace
}  // namespace cinemarco
