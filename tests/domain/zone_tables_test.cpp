// SPDX-License-Identifier: MIT
// Zones by their present and their old names, tables of several years, and files that are none.
#include "domain/zone_tables.hpp"

#include "domain/facts.hpp"
#include "domain/system_zone.hpp"
#include "domain/zone_root.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

using test::day;
using test::ZoneRoot;

TEST(ZoneTables, an_old_name_is_found_by_its_link) {
  const ZoneRoot root;
  const ZoneTables tables{zone_folder(root.path())};
  struct Case {
    std::string name, found;
  };
  for (const auto& row : {Case{"Europe/Berlin", "Europe/Berlin"}, Case{"US/Pacific", "America/Los_Angeles"},
                          Case{"Asia/Calcutta", "Asia/Kolkata"}, Case{"Europe/Kiev", "Europe/Kyiv"},
                          Case{"EST5EDT", "America/New_York"}, Case{"Old/Older", "America/Los_Angeles"}}) {
    const auto found = tables.find(row.name);
    ASSERT_TRUE(found) << row.name;
    EXPECT_EQ(found->name, row.found);
  }
}

TEST(ZoneTables, what_is_no_zone_is_not_found) {
  const ZoneRoot root;
  const ZoneTables tables{zone_folder(root.path())};
  for (const std::string name :
       {"", "europe/berlin", "Europe", "Europe/", "zonenow.tab", "tzdata.zi", "leapseconds", "Empty/File", "Cut/Short",
        "Some/Folder", "localtime", "Dangling", "Gone/Name", "Loop/A", "/Europe/Berlin", "Europe//Berlin",
        "../zoneinfo/Europe/Berlin", "right/Europe/Berlin"}) {
    EXPECT_FALSE(tables.find(name)) << name;
  }
  EXPECT_TRUE(tables.exist());
  EXPECT_FALSE(ZoneTables{root.path() / "etc"}.exist());
  EXPECT_FALSE(ZoneTables{"/nonexistent"}.exist());
}

TEST(ZoneTables, a_damaged_file_is_no_zone_whatever_is_damaged) {
  const ZoneRoot root;
  const auto whole = root.read("usr/share/zoneinfo/Europe/Berlin");
  ASSERT_TRUE(read_zone_file(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(read_zone_file(whole.substr(0, size))) << size;
  for (std::size_t at = 20; at < 44; ++at) {  // the counts
    auto broken = whole;
    broken[at] = '\x7f';
    static_cast<void>(read_zone_file(broken));  // may fit by chance, but reads nothing outside
  }
}

// The tables of a host of another year, or of another build of the same: `zic -b slim` leaves out what the rule tells.
TEST(ZoneTables, the_same_clock_is_known_in_another_form) {
  const ZoneRoot root;
  const ZoneTables tables{zone_folder(root.path())};
  auto clock = tables.find("Europe/Berlin")->table;
  clock.fingerprint = "other bytes";
  std::erase_if(clock.changes, [](const auto& change) { return change.at > 900'000'000; });
  EXPECT_TRUE(is_short(clock));
  EXPECT_FALSE(is_short(tables.find("Europe/Berlin")->table));
  EXPECT_FALSE(is_short(tables.find("Asia/Kolkata")->table));
  EXPECT_EQ(tables.name_of(clock, ""), "Europe/Berlin");
  EXPECT_EQ(tables.name_of(clock, "Europe/Lisbon"), "Europe/Berlin");
  clock.changes.front().at += 60;  // the history before 1900 was mended in between
  EXPECT_EQ(tables.name_of(clock, ""), std::nullopt);
  EXPECT_EQ(tables.name_of(clock, "Europe/Berlin"), "Europe/Berlin");
  EXPECT_EQ(tables.name_of(clock, "Europe/Lisbon"), std::nullopt);
  clock.rule = "CET-1";  // a year in which summer time had been ended
  EXPECT_EQ(tables.name_of(clock, "Europe/Berlin"), std::nullopt);
}

TEST(ZoneTables, their_age_is_told_by_their_version) {
  ZoneRoot root;
  const ZoneTables tables{zone_folder(root.path())};
  EXPECT_EQ(tables.version(), "2025b");
  EXPECT_EQ(warn_of_old_tables("2024a", day("2025-12-31")), std::nullopt) << "may be of its last day";
  const auto warning = warn_of_old_tables("2024a", day("2026-01-01"));
  ASSERT_TRUE(warning);
  EXPECT_TRUE(warning->contains("2024a") && warning->contains("tzdata")) << *warning;
  EXPECT_TRUE(warn_of_old_tables("2019c", day("2026-11-29")));
  for (const auto* odd : {"", "b", "20", "unknown", "9999z", "2025b"}) {
    EXPECT_EQ(warn_of_old_tables(odd, day("2026-11-29")), std::nullopt) << odd;
  }
  root.write("usr/share/zoneinfo/tzdata.zi", "# version \x1b[31m2025b\n");
  EXPECT_EQ(tables.version(), "");
  root.remove("usr/share/zoneinfo/tzdata.zi");
  EXPECT_EQ(tables.version(), "");
  EXPECT_FALSE(tables.find("US/Pacific"));
}

}  // namespace
}  // namespace cinemarco
