// SPDX-License-Identifier: MIT
// Every way in which a system names its zone, and those in which it does not.
#include "domain/system_zone.hpp"

#include "domain/zone_root.hpp"
#include "domain/zone_tables.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

using test::ZoneRoot;

TEST(SystemZone, the_variable_names_a_zone_in_all_its_forms) {
  struct Case {
    std::string tz, name;
  };
  const Case cases[] = {
      {"Europe/Lisbon", "Europe/Lisbon"},
      {":Europe/Lisbon", "Europe/Lisbon"},
      {"/usr/share/zoneinfo/Europe/Lisbon", "Europe/Lisbon"},
      {":/usr/share/zoneinfo/Europe/Lisbon", "Europe/Lisbon"},
      {"/usr/share/zoneinfo/right/Europe/Lisbon", "Europe/Lisbon"},
      {"posix/Europe/Lisbon", "Europe/Lisbon"},
      {":right/Europe/Lisbon", "Europe/Lisbon"},
      {"/srv/tables/zoneinfo/Europe/Lisbon", "Europe/Lisbon"},
      {"US/Pacific", "US/Pacific"},
      {"EST5EDT", "EST5EDT"},
      {"/usr/share/zoneinfo/Asia/Calcutta", "Asia/Calcutta"},
      {"UTC", "UTC"},
      {"UTC0", "UTC"},
      {"UTC-0", "UTC"},
      {"GMT+00:00", "UTC"},
      {"<UTC>0", "UTC"},
      {"Etc/UTC", "Etc/UTC"},
      {":/etc/localtime", "Europe/Berlin"},
      {"/etc/localtime", "Europe/Berlin"},
      {"", "Europe/Berlin"},
  };
  ZoneRoot root;
  root.link("etc/localtime", "/usr/share/zoneinfo/Europe/Berlin");
  for (const auto& row : cases) {
    const auto zone = system_zone(root.path(), row.tz);
    EXPECT_EQ(zone.name, row.name) << row.tz << ": " << zone.doubt;
    EXPECT_EQ(zone.doubt, "") << row.tz;
    EXPECT_EQ(zone.told_by, row.name == "Europe/Berlin" ? "/etc/localtime" : "TZ") << row.tz;
  }
}

TEST(SystemZone, a_variable_that_names_no_zone_is_told_and_nothing_else_is_taken_instead) {
  ZoneRoot root;
  root.link("etc/localtime", "/usr/share/zoneinfo/Europe/Berlin");
  for (const std::string tz : {"CET-1CEST,M3.5.0,M10.5.0/3",
                               "CET-1",
                               "<+03>-3",
                               "UTC0DST",
                               "Mars/Olympus",
                               "europe/berlin",
                               "../../../etc/passwd",
                               "/etc/passwd",
                               "zonenow.tab",
                               "Cut/Short",
                               "Empty/File",
                               "Europe",
                               "Dangling",
                               "Gone/Name",
                               "Loop/A",
                               "localtime",
                               ":",
                               " ",
                               "/",
                               "0",
                               "<"}) {
    const auto zone = system_zone(root.path(), tz);
    EXPECT_EQ(zone.name, std::nullopt) << tz;
    EXPECT_TRUE(zone.doubt.contains("CINEMARCO_TIME_ZONE")) << tz << ": " << zone.doubt;
    EXPECT_TRUE(zone.doubt.starts_with("TZ is \"" + tz)) << zone.doubt;
  }
  const std::string hostile = "\x1b[31m" + std::string(100'000, 'x');
  EXPECT_LT(system_zone(root.path(), hostile).doubt.size(), 200U);
  EXPECT_FALSE(system_zone(root.path(), hostile).doubt.contains('\x1b'));
}

TEST(SystemZone, the_variable_may_name_a_file_of_the_users_own) {
  ZoneRoot root;
  root.set_clock("Europe/Lisbon");
  std::filesystem::create_directories(root.path() / "srv");
  std::filesystem::rename(root.path() / "etc/localtime", root.path() / "srv/clock");
  EXPECT_EQ(system_zone(root.path(), "/srv/clock").name, "Europe/Lisbon");
}

TEST(SystemZone, the_clocks_link_names_it) {
  for (const std::string target : {"/usr/share/zoneinfo/Europe/Berlin", "../usr/share/zoneinfo/Europe/Berlin",
                                   "/usr/share/zoneinfo/right/Europe/Berlin", "/usr/share/zoneinfo/posix/Europe/Berlin",
                                   "/nix/store/abc-tzdata/share/zoneinfo/Europe/Berlin", "/etc/other", "other"}) {
    ZoneRoot root;
    root.link("etc/other", "/usr/share/zoneinfo/Europe/Berlin");
    root.link("etc/localtime", target);
    root.write("etc/timezone", "Europe/Lisbon\n");  // what it says is not what the clock does
    const auto zone = system_zone(root.path(), {});
    EXPECT_EQ(zone.name, "Europe/Berlin") << target << ": " << zone.doubt;
    EXPECT_EQ(zone.told_by, "/etc/localtime");
    EXPECT_EQ(zone.doubt, "");
  }
}

TEST(SystemZone, a_clock_that_is_a_plain_file_is_found_among_the_tables) {
  for (const std::string timezone : {"", "Etc/UTC\n", "Europe/Lisbon\n", "no zone\n", "Europe/Berlin\n"}) {
    for (const std::string file : {"Europe/Berlin", "right/Europe/Berlin"}) {
      ZoneRoot root;
      root.set_clock(file);
      if (!timezone.empty()) root.write("etc/timezone", timezone);
      const auto zone = system_zone(root.path(), {});
      EXPECT_EQ(zone.name, "Europe/Berlin") << file << ", " << timezone << ": " << zone.doubt;
      EXPECT_EQ(zone.doubt, "") << timezone;
    }
  }
  ZoneRoot root;
  root.set_clock("Etc/UTC");
  EXPECT_EQ(system_zone(root.path(), {}).name, "Etc/UTC");
  root.set_clock("America/Los_Angeles");
  root.write("etc/timezone", "US/Pacific\n");
  EXPECT_EQ(system_zone(root.path(), {}).name, "US/Pacific") << "the name that the system itself uses";
  root.set_clock("Asia/Tokyo");
  EXPECT_EQ(system_zone(root.path(), {}).name, std::nullopt) << "none of these tables";
  EXPECT_TRUE(system_zone(root.path(), {}).doubt.contains("CINEMARCO_TIME_ZONE"));
  root.write("etc/localtime", "no table");
  EXPECT_EQ(system_zone(root.path(), {}).name, std::nullopt);
  root.write("etc/localtime", root.read("usr/share/zoneinfo/Cut/Short"));
  EXPECT_EQ(system_zone(root.path(), {}).name, std::nullopt);
}

TEST(SystemZone, of_equal_tables_the_one_with_its_present_name_is_taken) {
  ZoneRoot root;
  root.set_clock("America/Los_Angeles");
  std::filesystem::create_directories(root.path() / "usr/share/zoneinfo/US");
  std::filesystem::copy_file(root.path() / "etc/localtime", root.path() / "usr/share/zoneinfo/US/Pacific");
  root.write("usr/share/zoneinfo/AAA", root.read("etc/localtime"));
  EXPECT_EQ(system_zone(root.path(), {}).name, "America/Los_Angeles");
}

TEST(SystemZone, a_file_names_it_where_there_is_no_clock) {
  for (const std::string text :
       {"Europe/Berlin\n", "Europe/Berlin", "\n\nEurope/Berlin\n", "# chosen by hand\nEurope/Berlin\n",
        "\"Europe/Berlin\"\n", "'Europe/Berlin'\n", "Europe/Berlin\r\n", "\r\n# x\r\n  Europe/Berlin  # home\r\n",
        "\xEF\xBB\xBF"
        "Europe/Berlin\n"}) {
    ZoneRoot root;
    root.write("etc/timezone", text);
    const auto zone = system_zone(root.path(), {});
    EXPECT_EQ(zone.name, "Europe/Berlin") << text << ": " << zone.doubt;
    EXPECT_EQ(zone.told_by, "/etc/timezone");
    root.write("etc/localtime/made-by-docker", "a folder, where the host had no file to share");
    EXPECT_EQ(system_zone(root.path(), {}).name, "Europe/Berlin") << text;
  }
}

TEST(SystemZone, what_cannot_be_told_is_said_with_what_to_do) {
  ZoneRoot root;
  EXPECT_EQ(
      system_zone(root.path(), {}).doubt,
      "This system does not say in which time zone it is: set CINEMARCO_TIME_ZONE to yours, such as Europe/Berlin.");
  root.write("etc/timezone", "Middle/Earth\n");
  EXPECT_EQ(system_zone(root.path(), {}).doubt,
            "/etc/timezone says \"Middle/Earth\", which is no time zone: set CINEMARCO_TIME_ZONE to yours, such as "
            "Europe/Berlin.");
  root.link("etc/localtime", "/usr/share/zoneinfo/Middle/Earth");
  EXPECT_TRUE(system_zone(root.path(), {}).doubt.starts_with("/etc/localtime leads to \"Middle/Earth\", which"));
  root.link("etc/localtime", "/etc/localtime");
  EXPECT_EQ(system_zone(root.path(), {}).name, std::nullopt) << "a circle";
  root.link("etc/localtime", "/usr/share/zoneinfo/localtime");
  EXPECT_EQ(system_zone(root.path(), {}).name, std::nullopt) << "a circle through the tables";
}

TEST(SystemZone, a_clock_of_utc_against_a_file_that_names_another_zone_is_said) {
  ZoneRoot root;
  root.link("etc/localtime", "/usr/share/zoneinfo/Etc/UTC");
  root.write("etc/timezone", "Europe/Berlin\n");
  const auto zone = system_zone(root.path(), {});
  EXPECT_EQ(zone.name, "Etc/UTC") << "as `date` shows";
  EXPECT_TRUE(zone.doubt.contains("/etc/timezone says Europe/Berlin")) << zone.doubt;
  root.write("etc/timezone", "UCT\n");
  EXPECT_EQ(system_zone(root.path(), {}).doubt, "");
}

TEST(SystemZone, without_tables_it_says_what_to_install) {
  for (const std::string tz : {"", "Europe/Berlin", ":Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"}) {
    ZoneRoot root;
    root.link("etc/localtime", "/usr/share/zoneinfo/Europe/Berlin");
    root.write("etc/timezone", "Europe/Berlin\n");
    for (const std::string gone : {"usr/share/zoneinfo/Europe", "usr/share/zoneinfo"}) {
      if (gone.ends_with("Europe")) {  // what is left is no zone
        for (const auto* folder : {"America", "Asia", "Etc", "right"})
          root.remove("usr/share/zoneinfo/" + std::string{folder});
      }
      root.remove(gone);
      const auto zone = system_zone(root.path(), tz);
      EXPECT_EQ(zone.name, std::nullopt) << tz;
      EXPECT_TRUE(zone.doubt.starts_with("This system has no time-zone tables: install tzdata")) << zone.doubt;
    }
    EXPECT_EQ(system_zone(root.path(), "UTC").name, "UTC");
    EXPECT_EQ(system_zone(root.path(), "UTC0").name, "UTC");
  }
}

}  // namespace
}  // namespace cinemarco
