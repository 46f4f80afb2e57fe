// SPDX-License-Identifier: MIT
// When syncs go by themselves, and what they leave alone.
#include "exchange/sync_scheduler.hpp"

#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::World;

constexpr AccountId kAccount{1};
const Instant kStart = *parse_instant("2026-11-23T12:00:00Z");

TEST(SyncSchedule, knows_the_next_time) {
  struct Case {
    std::string description;
    ScheduleFacts facts;
    double jitter;
    std::optional<Instant> expected;
  };
  const auto with = [](auto change) {
    ScheduleFacts facts;
    facts.server_start = kStart;
    change(facts);
    return facts;
  };
  const Case cases[] = {
      {"off", with([](auto& f) { f.enabled = false; }), 0.5, std::nullopt},
      {"never synced", with([](auto&) {}), 0.5, kStart + 2min},
      {"synced before", with([](auto& f) { f.last_begun = kStart + 10min; }), 0.5, kStart + 40min},
      {"synced long ago", with([](auto& f) { f.last_begun = kStart - 9h; }), 0.5, kStart + 2min},
      {"earliest", with([](auto& f) { f.last_begun = kStart + 10min; }), 0.0, kStart + 37min},
      {"latest", with([](auto& f) { f.last_begun = kStart + 10min; }), 1.0, kStart + 43min},
      {"one failure", with([](auto& f) { f.last_begun = kStart, f.failures = 1; }), 0.5, kStart + 60min},
      {"three failures", with([](auto& f) { f.last_begun = kStart, f.failures = 3; }), 0.5, kStart + 4h},
      {"failures without end", with([](auto& f) { f.last_begun = kStart, f.failures = 1000; }), 0.5, kStart + 24h},
      {"an interval that is too short", with([](auto& f) { f.last_begun = kStart, f.interval = 1min; }), 0.5,
       kStart + 15min},
      {"a service makes us wait", with([](auto& f) { f.last_begun = kStart, f.waiting_until = kStart + 50min; }), 0.5,
       kStart + 50min},
  };
  for (const auto& row : cases) EXPECT_EQ(next_sync(row.facts, row.jitter), row.expected) << row.description;
}

struct Scheduled {
  World world{test::small_account()};
  test::Home home{world.home()};
  Uploads uploads{home.database(), kAccount, home.clock(), world.folder.path()};
  RunSupervisor runs{home.services(uploads), {}};
  int renewals = 0;
  SyncScheduler scheduler{{home.database(), kAccount, home.clock(), home.tokens(), runs,
                           [] { return std::optional<Instant>{}; }, [] { return 0.5; },
                           [this](const std::stop_token&) { ++renewals; }}};
  void wait() {
    while (runs.is_running()) {
    }
  }
};

TEST(SyncScheduler, syncs_by_itself_and_not_too_often) {
  Scheduled world;
  EXPECT_FALSE(world.scheduler.tick({})) << "just started";
  world.home.clock().advance(3min);
  EXPECT_TRUE(world.scheduler.tick({}));
  world.wait();
  EXPECT_EQ(world.runs.status("sync").state, "completed");
  EXPECT_EQ(world.runs.status("import").state, "idle");
  world.home.clock().advance(29min);
  EXPECT_FALSE(world.scheduler.tick({}));
  world.home.clock().advance(2min);
  EXPECT_TRUE(world.scheduler.tick({}));
}

TEST(SyncScheduler, leaves_a_running_import_alone_and_backs_off_after_failures) {
  Scheduled world;
  world.home.clock().advance(3min);
  world.world.sandbox.set_faults({{{.name = "423", .times = -1}}});
  EXPECT_TRUE(world.scheduler.tick({}));
  world.wait();
  EXPECT_EQ(world.runs.status("sync").state, "interrupted");
  EXPECT_TRUE(world.runs.status("sync").message);
  world.home.clock().advance(31min);
  EXPECT_FALSE(world.scheduler.tick({})) << "twice the interval after a failure";
  world.world.sandbox.set_faults({});
  world.home.clock().advance(30min);
  world.runs.start_import({}, Resume::no);
  EXPECT_FALSE(world.scheduler.tick({}));
  world.wait();
  EXPECT_TRUE(world.scheduler.tick({}));
  world.wait();
  EXPECT_EQ(world.runs.status("sync").state, "completed");
}

TEST(SyncScheduler, keeps_signed_in_once_a_day_also_where_it_is_off) {
  Scheduled world;
  {
    store::Transaction tx{world.home.database()};
    save_sync_settings(tx, kAccount, {false, 30min});
    EXPECT_THROW(save_sync_settings(tx, kAccount, {true, 1min}), Error);
    tx.commit();
  }
  EXPECT_EQ(world.scheduler.next(), std::nullopt);
  for (int minute = 0; minute < 3 * 24 * 60; minute += 10) {
    EXPECT_FALSE(world.scheduler.tick({}));
    world.home.clock().advance(10min);
  }
  EXPECT_EQ(world.renewals, 3);
  world.home.tokens().clear_tokens();
  world.home.clock().advance(25h);
  world.scheduler.tick({});
  EXPECT_EQ(world.renewals, 3) << "not connected";
}

TEST(SyncScheduler, takes_notice_of_a_zone_that_was_moved_and_of_newer_tables) {
  Scheduled world;
  ASSERT_FALSE(world.home.import().error);
  world.home.tokens().clear_tokens();
  const auto days = [&] {
    return test::query(world.home.database_file(),
                       "SELECT group_concat(watched_date) FROM (SELECT watched_date FROM movie_watch_sessions ORDER BY "
                       "entry_id, watched_at)");
  };
  const auto in_berlin = days();
  world.home.move_to("Pacific/Kiritimati");
  EXPECT_FALSE(world.scheduler.tick({}));
  EXPECT_NE(days(), in_berlin);
  world.home.move_to("Europe/Berlin");
  world.home.clock().advance(1h);
  EXPECT_FALSE(world.scheduler.tick({}));
  EXPECT_EQ(days(), in_berlin);
  world.home.clock().advance(1h);
  {
    store::Transaction tx{world.home.database()};
    tx.connection().raw().exec(
        "UPDATE movie_watch_sessions SET watched_date = '1999-01-01' WHERE id = 1; "
        "UPDATE accounts SET projected_with = 'Europe/Berlin of other tables'");
    tx.commit();
  }
  EXPECT_FALSE(world.scheduler.tick({}));
  EXPECT_EQ(days(), in_berlin);
}

TEST(SyncScheduler, takes_notice_of_a_new_day_also_where_it_is_off) {
  Scheduled world;
  ASSERT_FALSE(world.home.import().error);
  world.home.tokens().clear_tokens();
  const auto ask = [&](const std::string& sql) { return test::query(world.home.database_file(), sql); };
  const auto entry =
      ask("SELECT id FROM library_entries WHERE media_type = 'series' AND watch_status = 'completed' LIMIT 1");
  ASSERT_NE(entry, "");
  {
    store::Transaction tx{world.home.database()};
    tx.connection()
        .use(
            "INSERT INTO episodes (series_id, season_number, episode_number, name, air_date) "
            "SELECT series_id, 3, 99, 'New', ? FROM library_entries WHERE id = ?")
        .bind(TimeZone::find("Europe/Berlin")->day_of(world.home.clock().now() + 24h), std::stoll(entry))
        .run();
    tx.commit();
  }
  for (const auto* status : {"completed", "in_progress"}) {
    EXPECT_FALSE(world.scheduler.tick({}));
    EXPECT_EQ(ask("SELECT watch_status FROM library_entries WHERE id = " + entry), status);
    world.home.clock().advance(24h);
  }
}

}  // namespace
}  // namespace cinemarco::exchange
