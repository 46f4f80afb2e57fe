// SPDX-License-Identifier: MIT
// One zone everywhere: a setting that is changed after an import moves days, months, pages and commands.
#include "sandbox/instant.hpp"
#include "serve/served.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::test {
namespace {

// Five in the morning of the first of November in UTC, the evening before in Los Angeles.
class OneZone : public testing::Test {
 protected:
  void SetUp() override {
    world.connect();
    ASSERT_EQ(world.run({"import"}, in("UTC")).exit_code, 0);
    world.sandbox.edit([](sandbox::Account& account) {
      const auto item = account.history().front().item;
      account.watch(item, sandbox::instant("2026-11-01T05:00:00.000Z"));
    });
    ASSERT_EQ(world.run({"sync"}, in("UTC")).exit_code, 0);
    ASSERT_EQ(last_day(), "2026-11-01");
  }
  [[nodiscard]] Environment in(const std::string& zone) const {
    auto environment = world.environment();
    environment["CINEMARCO_TIME_ZONE"] = zone;
    return environment;
  }
  [[nodiscard]] std::string last_day() const {
    return query(world.database(), "SELECT max(date_last_watched) FROM library_entries");
  }
  static std::string month_of(Served& served) {
    return std::string{served.get("/api/plays/months").json().at("items").at(0).at("month").as_string()};
  }
  static std::string zone_of(Served& served) {
    return std::string{served.get("/api/setup").json().at("time_zone").as_string()};
  }

  ProgramWorld world{small_program_account()};
};

TEST_F(OneZone, a_sync_moves_it) {
  const auto synced = world.run({"sync", "--json"}, in("America/Los_Angeles"));
  ASSERT_EQ(synced.exit_code, 0) << synced.err;
  EXPECT_TRUE(synced.err.contains("The time zone is now America/Los_Angeles (it was UTC): the days of all "))
      << synced.err;
  EXPECT_EQ(last_day(), "2026-10-31");
}

TEST_F(OneZone, the_server_moves_it_as_it_starts_and_all_of_it_agrees) {
  const auto of_utc = [&] {
    Served served{world, "home", {{"CINEMARCO_TIME_ZONE", "UTC"}}};
    EXPECT_EQ(month_of(served), "2026-11");
    auto days = served.get("/api/library?sort=watched").json();
    served.stop();
    return days;
  }();
  Served served{world, "home", {{"CINEMARCO_TIME_ZONE", "America/Los_Angeles"}}};
  EXPECT_EQ(zone_of(served), "America/Los_Angeles");
  EXPECT_EQ(month_of(served), "2026-10");
  EXPECT_EQ(last_day(), "2026-10-31");
  EXPECT_NE(served.get("/api/library?sort=watched").json(), of_utc);
  EXPECT_EQ(json::parse(world.run({"status", "--json"}, in("America/Los_Angeles")).out)->at("time_zone"),
            "America/Los_Angeles");
}

TEST_F(OneZone, a_running_server_hears_of_a_move_by_another_command) {
  Served served{world, "home", {{"CINEMARCO_TIME_ZONE", "UTC"}}};
  const auto before = served.get("/api/plays/months");
  EXPECT_EQ(month_of(served), "2026-11");
  ASSERT_EQ(world.run({"status"}, in("America/Los_Angeles")).exit_code, 0);
  EXPECT_EQ(zone_of(served), "America/Los_Angeles");
  EXPECT_EQ(month_of(served), "2026-10");
  const auto after = served.get("/api/plays/months", {{"if-none-match", before.header("etag")}});
  EXPECT_EQ(after.status, 200) << "what a browser has kept is not true any more";
}

TEST_F(OneZone, an_old_name_is_a_zone_too) {
  EXPECT_EQ(world.run({"status"}, in("US/Pacific")).exit_code, 0);
  EXPECT_EQ(last_day(), "2026-10-31");
  const auto refused = world.run({"status"}, in("US/Atlantis"));
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_TRUE(refused.err.contains("CINEMARCO_TIME_ZONE is \"US/Atlantis\"") && refused.err.contains("Europe/Berlin"))
      << refused.err;
}

}  // namespace
}  // namespace cinemarco::test
