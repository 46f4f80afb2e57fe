// SPDX-License-Identifier: MIT
// In step with Trakt: nothing missed, nothing doubled, nothing destroyed.
#include "exchange/in_step.hpp"
#include "exchange/syncer.hpp"
#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::exchange {
namespace {

using namespace std::chrono_literals;
using test::difference;
using test::expect_in_step;
using test::expect_synced;
using test::query;
using test::state_of;
using test::World;

sandbox::Instant at(const char* text) {
  return sandbox::instant(text);
}

TEST(Sync, asks_one_question_where_nothing_changed) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.reset_counters();
  const auto outcome = expect_synced(home);
  EXPECT_EQ(outcome.summary.state, "completed");
  EXPECT_EQ(outcome.summary.requests.trakt, 1);
  for (int i = 0; i < kSyncsRemembered + 3; ++i) expect_synced(home);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM runs WHERE kind = 'sync'"),
            std::to_string(kSyncsRemembered + 1));
  world.sandbox.reset_counters();
  expect_synced(home);
  EXPECT_EQ(world.sandbox.counters().service("trakt"), 1U);
  EXPECT_EQ(world.sandbox.counters().service("tmdb"), 0U);
  EXPECT_NE(query(home.database_file(), "SELECT value FROM settings WHERE key = 'trakt_last_sync_at'"), "");
}

TEST(Sync, takes_few_requests_for_a_few_new_plays) {
  World world;
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  const auto when = sandbox::now();
  world.sandbox.edit([&](sandbox::Account& account) {
    const auto item = account.history().front().item;
    for (int i = 0; i < 10; ++i) account.watch(item, when - std::chrono::minutes{i});
  });
  world.sandbox.reset_counters();
  const auto outcome = expect_synced(home);
  EXPECT_EQ(outcome.summary.plays.new_, 10);
  EXPECT_LE(world.sandbox.counters().service("trakt"), 4U);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays WHERE arrived_by = 'sync'"), "10");
  expect_in_step(home, world);
}

TEST(Sync, finds_every_kind_of_change) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  struct Change {
    const char* description;
    std::function<void(sandbox::Account&)> make;
  };
  const auto unwatched = [](sandbox::Account& account, sandbox::Media media) {
    for (const auto& listed : account.watchlist()) {
      if (listed.item.media == media) return listed.item;
    }
    throw std::runtime_error{"nothing of that kind is listed"};
  };
  const Change changes[] = {
      {"a play long ago", [](auto& a) { a.watch(a.history().front().item, at("2009-05-05T20:00:00Z")); }},
      {"a play of unknown date", [](auto& a) { a.watch(a.history().back().item, sandbox::Instant{}); }},
      {"a play in the future", [](auto& a) { a.watch(a.history().front().item, at("2031-01-01T00:00:00Z")); }},
      {"a movie met first", [&](auto& a) { a.watch(unwatched(a, sandbox::Media::movie), at("2026-11-01T20:00:00Z")); }},
      {"the newest play removed", [](auto& a) { a.remove_play(a.history().front().id); }},
      {"an old play removed", [](auto& a) { a.remove_play(a.history()[a.history().size() / 2].id); }},
      {"a rating", [](auto& a) { a.rate(a.history().front().item, 3, at("2026-11-02T20:00:00Z")); }},
      {"another rating", [](auto& a) { a.rate(a.history().front().item, 9, at("2026-11-03T20:00:00Z")); }},
      {"a rating taken back", [](auto& a) { a.unrate(a.history().front().item); }},
      {"a title listed", [](auto& a) { a.list(a.history().front().item, at("2026-11-04T20:00:00Z")); }},
      {"a title taken off the list", [&](auto& a) { a.unlist(unwatched(a, sandbox::Media::movie)); }},
  };
  for (const auto& change : changes) {
    world.sandbox.edit(change.make);
    home.clock().advance(1h);
    expect_synced(home);
    EXPECT_EQ(difference(state_of(home), test::state_of_fresh_import(world)), "") << change.description;
  }
}

TEST(Sync, a_title_whose_last_play_is_gone_leaves_unless_the_user_had_a_word) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit([](sandbox::Account& account) {
    const auto item = account.history().back().item;
    std::vector<std::int64_t> plays;
    for (const auto& play : account.history()) {
      if (play.item.title == item.title && play.item.media == item.media) plays.push_back(play.id);
    }
    for (const auto id : plays) account.remove_play(id);
    account.unrate(item);
  });
  expect_synced(home);
  expect_in_step(home, world);
}

TEST(Sync, without_an_import_takes_the_last_day_and_goes_on_from_there) {
  World world{test::small_account()};
  auto home = world.home();
  const auto now = sandbox::Instant{home.clock().now().time_since_epoch()};
  world.sandbox.edit([&](sandbox::Account& account) { account.watch(account.history().front().item, now - 2h); });
  const auto first = expect_synced(home);
  EXPECT_LT(first.summary.plays.seen, 20);
  EXPECT_GE(first.summary.plays.seen, 1);
  home.clock().advance(48h);
  world.sandbox.edit([&](sandbox::Account& account) { account.watch(account.history().front().item, now + 24h); });
  EXPECT_EQ(expect_synced(home).summary.plays.new_, 1);
  expect_synced(home, {.full = true});
  expect_in_step(home, world);
}

TEST(Sync, reads_the_whole_history_once_a_week) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  home.clock().advance(std::chrono::days{8});
  world.sandbox.reset_counters();
  expect_synced(home);
  EXPECT_GT(world.sandbox.counters().kind("history/episodes"), 0U);
  world.sandbox.reset_counters();
  expect_synced(home);
  EXPECT_EQ(world.sandbox.counters().service("trakt"), 1U);
}

TEST(Sync, that_broke_half_way_loses_nothing) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  world.sandbox.edit([](sandbox::Account& account) {
    account.watch(account.history().front().item, at("2010-01-01T00:00:00Z"));
    account.rate(account.history().front().item, 2);
  });
  world.sandbox.set_faults({{{.name = "500", .path = "/trakt/sync/ratings", .times = -1}}});
  const auto broken = home.sync();
  EXPECT_TRUE(broken.error);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM settings WHERE key = 'trakt_last_sync_at'"), "0");
  world.sandbox.set_faults({});
  expect_synced(home);
  expect_in_step(home, world);
}

sandbox::Item new_episode(World& world) {
  world.sandbox.edit_catalogue([](sandbox::Catalogue& catalogue) {
    catalogue.series[0].seasons.back().episodes.push_back(
        {.number = 7, .title = "The new one", .air_date = "2026-11-20", .trakt = 1, .tmdb = 2, .tvdb = 3});
  });
  return {.media = sandbox::Media::episode, .title = 0, .season = 3, .episode = 7};
}

// The details are asked for once a day at most; the play came earlier than that.
TEST(Sync, learns_of_an_episode_that_was_watched_within_a_day_of_the_last_details) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  const auto episode = new_episode(world);
  home.clock().advance(2h);
  world.sandbox.edit([&](sandbox::Account& account) { account.watch(episode, at("2026-11-23T13:00:00Z")); });
  expect_synced(home);
  home.clock().advance(24h);
  world.sandbox.edit([](sandbox::Account& account) { account.rate(account.history().back().item, 4); });
  expect_synced(home);
  expect_in_step(home, world);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM episodes WHERE name = 'The new one'"), "1");
}

TEST(Sync, learns_of_an_episode_that_was_watched_while_tmdb_was_away) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  const auto episode = new_episode(world);
  home.clock().advance(24h);
  world.sandbox.edit([&](sandbox::Account& account) { account.watch(episode, at("2026-11-24T10:00:00Z")); });
  world.sandbox.set_faults({{{.name = "500", .path = "/3/", .times = -1}}});
  expect_synced(home);
  world.sandbox.set_faults({});
  home.clock().advance(24h);
  world.sandbox.edit([](sandbox::Account& account) { account.rate(account.history().back().item, 4); });
  expect_synced(home);
  expect_in_step(home, world);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM episodes WHERE name = 'The new one'"), "1");
}

// It stays unknown, and is not asked for with every change.
TEST(Sync, asks_once_for_an_episode_that_tmdb_does_not_have) {
  World world{test::small_account()};
  auto home = world.home();
  ASSERT_FALSE(home.import().error);
  const auto episode = new_episode(world);
  world.sandbox.edit_catalogue(
      [](sandbox::Catalogue& catalogue) { catalogue.series[0].seasons.back().episodes.back().on_tmdb = false; });
  world.sandbox.edit([&](sandbox::Account& account) { account.watch(episode, at("2026-11-23T11:00:00Z")); });
  world.sandbox.reset_counters();
  for (int day = 0; day < 4; ++day) {
    home.clock().advance(24h);
    world.sandbox.edit([](sandbox::Account& account) { account.watch(account.history().back().item, sandbox::now()); });
    expect_synced(home);
  }
  EXPECT_EQ(world.sandbox.counters().kind("tmdb/tv"), 1U);
}

TEST(Sync, says_who_is_at_it_already) {
  World world{test::small_account()};
  auto home = world.home();
  const auto lock = RunLock::try_acquire(home.folder());
  ASSERT_TRUE(lock);
  try {
    home.sync();
    FAIL() << "two at once";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::busy);
  }
}

}  // namespace
}  // namespace cinemarco::exchange
