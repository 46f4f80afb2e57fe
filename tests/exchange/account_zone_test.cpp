// SPDX-License-Identifier: MIT
// The account's zone moves at once, with every day, and only as a whole.
#include "exchange/account_zone.hpp"

#include "exchange/run_lock.hpp"
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using test::difference;
using test::dump_promised;
using test::query;
using test::World;

constexpr AccountId kAccount{1};

TimeZone zone(const std::string& name) {
  return *TimeZone::find(name);
}

struct Moved {
  Moved() { home.import(); }
  std::optional<std::string> settle(const std::optional<TimeZone>& wanted) {
    return settle_zone_unless_running(home.database(), home.folder(), kAccount, wanted, home.clock().now());
  }
  std::string ask(const std::string& sql) { return query(home.database_file(), sql); }
  void change(const std::string& sql) {
    store::Transaction tx{home.database()};
    tx.connection().raw().exec(sql);
    tx.commit();
  }
  std::string dump() { return dump_promised(home.database_file()); }

  World world{test::small_account()};
  test::Home home{world.home()};
};

TEST(AccountZone, a_sync_moves_every_day_as_an_import_there_would_tell_it) {
  World world{test::small_account()};
  auto there = world.home("there");
  there.move_to("Pacific/Kiritimati");
  there.import();
  auto home = world.home();
  home.import();
  EXPECT_NE(difference(dump_promised(home.database_file()), dump_promised(there.database_file())), "");
  home.move_to("Pacific/Kiritimati");
  EXPECT_FALSE(home.sync().error);
  EXPECT_EQ(difference(dump_promised(home.database_file()), dump_promised(there.database_file())), "");
}

TEST(AccountZone, moves_there_and_back_and_says_so_once) {
  Moved world;
  const auto in_berlin = world.dump();
  const auto titles = world.ask("SELECT count(*) FROM library_entries");
  EXPECT_EQ(world.settle(zone("Europe/Berlin")), std::nullopt);
  EXPECT_EQ(world.settle(zone("America/Los_Angeles")),
            "The time zone is now America/Los_Angeles (it was Europe/Berlin): the days of all " + titles +
                " titles were updated.");
  EXPECT_NE(difference(world.dump(), in_berlin), "");
  EXPECT_EQ(world.settle(zone("America/Los_Angeles")), std::nullopt);
  EXPECT_EQ(world.settle(std::nullopt), std::nullopt) << "a setting that tells nothing keeps it";
  EXPECT_EQ(world.ask("SELECT time_zone FROM accounts"), "America/Los_Angeles");
  EXPECT_TRUE(world.settle(zone("Europe/Berlin")));
  EXPECT_EQ(difference(world.dump(), in_berlin), "");
}

TEST(AccountZone, newer_tables_and_newer_rules_project_anew) {
  Moved world;
  const auto right = world.dump();
  const auto stamp = world.ask("SELECT projected_with FROM accounts");
  const auto table = zone("Europe/Berlin").fingerprint();
  ASSERT_TRUE(stamp.contains("Europe/Berlin " + table)) << stamp;
  auto other_table = stamp;
  other_table.replace(stamp.find(table), table.size(), "0123456789abcdef");
  struct Case {
    std::string stamp, said;
  };
  for (const auto& row : {Case{"'" + other_table + "'", "The system's time-zone tables have changed: "},
                          Case{"'" + stamp.substr(0, stamp.rfind(' ')) + " 0'", "This version of Cinemarco tells "},
                          Case{"NULL", "This version of Cinemarco tells "}}) {
    world.change(
        "UPDATE movie_watch_sessions SET watched_date = '1999-01-01' WHERE id = 1; "
        "UPDATE accounts SET projected_with = " +
        row.stamp);
    const auto said = world.settle(std::nullopt);
    ASSERT_TRUE(said) << row.stamp;
    EXPECT_TRUE(said->starts_with(row.said)) << *said;
    EXPECT_EQ(difference(world.dump(), right), "") << row.stamp;
    EXPECT_EQ(world.ask("SELECT projected_with FROM accounts"), stamp);
  }
}

TEST(AccountZone, a_move_that_fails_half_way_has_moved_nothing) {
  Moved world;
  const auto before = world.dump();
  world.change(
      "CREATE TABLE moved (entry_id INTEGER); "
      "CREATE TRIGGER fails AFTER UPDATE ON library_entries BEGIN INSERT INTO moved VALUES (new.id); "
      "SELECT RAISE(ABORT, 'the disk is full') FROM moved HAVING count(*) = 10; END");
  EXPECT_THROW(static_cast<void>(world.settle(zone("Pacific/Kiritimati"))), std::exception);
  world.change("DROP TRIGGER fails; DROP TABLE moved");
  EXPECT_EQ(difference(world.dump(), before), "");
  EXPECT_TRUE(world.settle(zone("Pacific/Kiritimati"))) << "and the next one does it";
}

TEST(AccountZone, waits_until_a_run_is_over) {
  Moved world;
  const auto before = world.dump();
  {
    const auto lock = RunLock::try_acquire(world.home.folder());
    EXPECT_EQ(world.settle(zone("Asia/Tokyo")), std::nullopt);
    EXPECT_EQ(difference(world.dump(), before), "");
  }
  EXPECT_TRUE(world.settle(zone("Asia/Tokyo")));
}

TEST(AccountZone, a_day_without_an_instant_stays_and_is_ordered_at_its_end) {
  Moved world;
  world.change("UPDATE plays SET watched_at = NULL, watched_day = '2024-03-31' WHERE id = 1");
  world.settle(zone("Asia/Tokyo"));
  EXPECT_EQ(world.ask("SELECT ordered_at FROM plays WHERE id = 1"), "2024-03-31T14:59:59.999Z");
  world.settle(zone("Europe/Berlin"));
  EXPECT_EQ(world.ask("SELECT ordered_at FROM plays WHERE id = 1"), "2024-03-31T21:59:59.999Z");
  EXPECT_EQ(world.ask("SELECT watched_day FROM plays WHERE id = 1"), "2024-03-31");
  EXPECT_EQ(world.ask("SELECT count(*) FROM plays WHERE watched_at IS NOT NULL AND ordered_at IS NOT watched_at"), "0");
}

TEST(AccountZone, an_old_name_that_is_stored_goes_on_being_the_zone) {
  Moved world;
  world.settle(zone("America/Los_Angeles"));
  const auto right = world.ask(
      "SELECT group_concat(watched_date) FROM (SELECT watched_date FROM movie_watch_sessions ORDER BY entry_id, "
      "watched_at)");
  world.change("UPDATE accounts SET time_zone = 'US/Pacific', projected_with = NULL");
  EXPECT_TRUE(world.settle(std::nullopt));
  EXPECT_EQ(world.ask("SELECT group_concat(watched_date) FROM (SELECT watched_date FROM movie_watch_sessions ORDER BY "
                      "entry_id, watched_at)"),
            right);
  store::Reader reader{world.home.database()};
  EXPECT_EQ(format_date(account_zone(reader, kAccount).day_of(*parse_instant("2026-11-01T05:00:00Z"))), "2026-10-31");
}

TEST(AccountZone, a_zone_that_the_tables_do_not_have_is_an_error_never_utc) {
  Moved world;
  world.change("UPDATE accounts SET time_zone = 'Middle/Earth'");
  try {
    static_cast<void>(world.settle(std::nullopt));
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::configuration);
    EXPECT_EQ(std::string{error.what()},
              "The days of this library are told in Middle/Earth: \"Middle/Earth\" is no time zone; an example is "
              "Europe/Berlin");
  }
  EXPECT_TRUE(world.settle(zone("Europe/Berlin"))) << "a setting helps";
}

TEST(AccountZone, a_new_account_is_in_utc_until_a_zone_is_told) {
  const test::TempDir folder;
  store::Database database{folder / "cinemarco.db"};
  store::Transaction tx{database};
  const auto account = ensure_account(tx, std::nullopt);
  EXPECT_EQ(account.time_zone, "UTC");
  EXPECT_EQ(settle_zone(tx, account.id, std::nullopt, Instant{}), std::nullopt);
  EXPECT_EQ(settle_zone(tx, account.id, zone("Asia/Tokyo"), Instant{}), std::nullopt) << "nobody need hear of no title";
  EXPECT_EQ(ensure_account(tx, std::nullopt).time_zone, "Asia/Tokyo");
}

}  // namespace
}  // namespace cinemarco::exchange
