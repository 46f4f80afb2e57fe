// SPDX-License-Identifier: MIT
// The same account by every way in gives the same rows.
#include "exchange/world.hpp"
#include "sandbox/export.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <sstream>

namespace cinemarco::exchange {
namespace {

using test::difference;
using test::dump_promised;
using test::Home;
using test::query;
using test::World;

void expect_complete(const ImportOutcome& outcome) {
  EXPECT_FALSE(outcome.error) << outcome.error->what();
  EXPECT_EQ(outcome.summary.state, "completed");
  EXPECT_TRUE(outcome.summary.errors.empty());
}

// What a fresh import from the live API gives.
std::string reference(World& world) {
  auto home = world.home("reference");
  expect_complete(home.import());
  return dump_promised(home.database_file());
}

TEST(Import, gives_the_same_rows_from_the_api_and_from_every_layout_of_the_export) {
  World world;
  const auto expected = reference(world);
  const auto account = [&] {
    std::optional<sandbox::Account> copy;
    world.sandbox.edit([&](sandbox::Account& a) { copy = a; });
    return *copy;
  }();
  struct Row {
    const char* description;
    std::filesystem::path path;
    bool old_layout;
  };
  const Row rows[] = {{"zip", world.folder / "export.zip", false},
                      {"folder", world.folder / "export/", false},
                      {"old zip", world.folder / "old.zip", true},
                      {"old folder", world.folder / "old/", true}};
  for (const auto& row : rows) {
    sandbox::write_export(account, row.path, {.old = row.old_layout});
    auto home = world.home(std::string{"from "} + row.description);
    expect_complete(home.import_export(row.path));
    EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "") << row.description;
  }
}

TEST(Import, changes_nothing_when_done_again_and_again_by_any_way) {
  World world;
  const auto expected = reference(world);
  const auto zip = world.folder / "export.zip";
  world.sandbox.edit([&](sandbox::Account& account) { sandbox::write_export(account, zip); });
  auto home = world.home();
  expect_complete(home.import());
  expect_complete(home.import_export(zip));
  const auto again = home.import();
  expect_complete(again);
  EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "");
  EXPECT_EQ(again.summary.plays.new_, 0);
  EXPECT_EQ(again.summary.movies.new_, 0);
  EXPECT_EQ(again.summary.movies.existing, again.summary.movies.seen - again.summary.movies.skipped);
  EXPECT_EQ(again.summary.requests.images, 0) << "every picture waits already";
}

TEST(Import, writes_no_row_of_what_is_here_already) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  {
    store::Transaction tx{home.database()};
    for (const std::string table : {"plays", "library_entries", "movie_watch_sessions", "watch_sessions",
                                    "episode_progress", "seasons", "episodes", "contributors", "media_contributors"}) {
      for (const std::string change : {"INSERT", "UPDATE", "DELETE"}) {
        tx.connection().raw().exec("CREATE TRIGGER no_" + change + "_of_" + table + " BEFORE " + change + " ON " +
                                   table + " BEGIN SELECT raise(ABORT, '" + change + " of " + table + "'); END");
      }
    }
    tx.commit();
  }
  const auto plays = query(home.database_file(), "SELECT count(*) FROM plays");
  home.clock().advance(std::chrono::hours{25});  // TMDB is asked again, and says the same
  const auto again = home.import();
  expect_complete(again);
  EXPECT_GT(again.summary.requests.tmdb, 0);
  EXPECT_EQ(std::to_string(again.summary.plays.seen), plays);
  EXPECT_EQ(again.summary.changed, false);
}

TEST(Import, brings_every_single_play) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  std::set<std::int64_t> upstream;
  world.sandbox.edit([&](sandbox::Account& account) {
    for (const auto& play : account.history()) upstream.insert(play.id);
  });
  std::set<std::int64_t> ours;
  std::istringstream ids{query(home.database_file(), "SELECT trakt_history_id FROM plays")};
  for (std::int64_t id = 0; ids >> id;) ours.insert(id);
  EXPECT_EQ(ours, upstream);
}

TEST(Import, counts_what_it_met) {
  World world;
  auto home = world.home();
  const auto summary = home.import().summary;
  EXPECT_EQ(summary.movies.seen,
            summary.movies.new_ + summary.movies.existing + summary.movies.skipped + summary.movies.failed);
  EXPECT_EQ(std::to_string(summary.plays.seen), query(home.database_file(), "SELECT count(*) FROM plays"));
  EXPECT_EQ(summary.plays.new_, summary.plays.seen);
  EXPECT_EQ(std::to_string(summary.movies.new_ + summary.series.new_),
            query(home.database_file(), "SELECT count(*) FROM library_entries"));
  EXPECT_GT(summary.requests.trakt, 0);
  EXPECT_EQ(static_cast<std::uint64_t>(summary.requests.tmdb), world.sandbox.counters().service("tmdb"));
  EXPECT_EQ(query(home.database_file(), "SELECT state FROM runs"), "completed");
}

TEST(Import, keeps_the_plays_of_a_title_without_a_tmdb_number_and_lists_it) {
  World world;
  auto home = world.home();
  const auto summary = home.import().summary;
  ASSERT_EQ(summary.skipped.size(), 1U);
  EXPECT_EQ(summary.skipped[0].type, "series");
  EXPECT_EQ(summary.skipped[0].reason, "no_tmdb_id");
  EXPECT_NE(query(home.database_file(), "SELECT count(*) FROM plays WHERE title_tmdb_id IS NULL"), "0");
  EXPECT_EQ(query(home.database_file(),
                  "SELECT count(*) FROM plays WHERE tmdb_id IS NULL AND media_type = 'movie' AND "
                  "title_tmdb_id IS NOT NULL"),
            "1")
      << "the movie that /find knows by its IMDb id";
}

TEST(Import, of_a_part_leaves_the_rest_alone) {
  World world;
  auto home = world.home();
  expect_complete(home.import({"", {Part::movies}}));
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays WHERE media_type = 'episode'"), "0");
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM trakt_ratings"), "0");
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM library_entries WHERE media_type = 'series'"), "0");
  EXPECT_NE(query(home.database_file(), "SELECT count(*) FROM library_entries"), "0");
  expect_complete(home.import({"", {Part::series, Part::ratings, Part::watchlist}}));
  EXPECT_EQ(difference(dump_promised(home.database_file()), reference(world)), "") << "the parts make the whole";
}

TEST(Import, moves_every_day_to_the_accounts_present_zone) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  const auto in_berlin = dump_promised(home.database_file());
  home.move_to("Pacific/Kiritimati");
  expect_complete(home.import());
  EXPECT_EQ(query(home.database_file(), "SELECT time_zone FROM accounts"), "Pacific/Kiritimati");
  EXPECT_NE(difference(dump_promised(home.database_file()), in_berlin), "");
  home.move_to("Europe/Berlin");
  expect_complete(home.import());
  EXPECT_EQ(difference(dump_promised(home.database_file()), in_berlin), "");
}

TEST(Import, keeps_what_the_user_said_here) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  {
    store::Transaction tx{home.database()};
    tx.connection().raw().exec(
        "UPDATE library_entries SET notes = 'mine', is_favorite = 1, own_rating = 1, abandoned_at = "
        "'2024-01-01T00:00:00.000Z' WHERE id = 1");
    tx.commit();
  }
  expect_complete(home.import());
  EXPECT_EQ(query(home.database_file(),
                  "SELECT notes, is_favorite, personal_rating, watch_status FROM library_entries WHERE id = 1"),
            "mine|1|1|abandoned");
}

TEST(Import, brings_back_a_play_that_had_vanished_but_not_one_that_the_user_removed) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  {
    store::Transaction tx{home.database()};
    tx.connection().raw().exec(
        "UPDATE plays SET removed_at = '2024-01-01T00:00:00.000Z', removed_by = CASE id WHEN 1 THEN 'user' ELSE "
        "'trakt' "
        "END WHERE id IN (1, 2)");
    tx.commit();
  }
  expect_complete(home.import());
  EXPECT_EQ(query(home.database_file(), "SELECT id FROM plays WHERE removed_at IS NOT NULL"), "1");
}

TEST(Import, makes_a_play_that_a_sync_had_brought_its_own) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  const auto expected = dump_promised(home.database_file());
  {
    store::Transaction tx{home.database()};
    tx.connection().raw().exec("UPDATE plays SET arrived_by = 'sync'");
    tx.commit();
  }
  expect_complete(home.import());
  EXPECT_EQ(difference(dump_promised(home.database_file()), expected), "");
}

TEST(Import, does_not_ask_again_for_what_it_has) {
  World world;
  auto home = world.home();
  expect_complete(home.import());
  world.sandbox.reset_counters();
  expect_complete(home.import());
  // The show that nobody knows is asked for again: TMDB may know it by now (docs/contract.md#rule-9).
  EXPECT_LE(world.sandbox.counters().service("tmdb"), 1U);
}

TEST(Import, makes_no_more_requests_than_the_account_needs) {
  sandbox::Options options;
  options.account = "large";
  options.size.cast = 3;
  options.size.crew = 1;
  World world{options};
  auto home = world.home();
  const auto summary = home.import().summary;
  EXPECT_EQ(summary.state, "completed");
  EXPECT_EQ(summary.plays.seen, 13'100);
  EXPECT_EQ(summary.movies.new_, 1'100);
  EXPECT_EQ(summary.series.new_, 200);
  const auto counters = world.sandbox.counters();
  EXPECT_LE(counters.kind("history/movies"), 1'100U / 250 + 1 + 10);
  EXPECT_LE(counters.kind("history/episodes"), 12'000U / 250 + 10);
  EXPECT_LE(summary.requests.tmdb, (1'100 + 200) * 105 / 100);
  EXPECT_LE(counters.max_in_flight.find("tmdb")->second, 16U);
  EXPECT_EQ(counters.service("images"), 0U) << "they come behind it";
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM episode_progress"), "12000");
}

TEST(Preview, counts_and_lists_without_writing) {
  World world;
  auto home = world.home();
  const auto before = home.preview();
  EXPECT_GT(before.plays.new_, 0);
  EXPECT_EQ(before.plays.new_, before.plays.seen);
  EXPECT_EQ(before.movies.existing, 0);
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM plays"), "0");
  EXPECT_EQ(query(home.database_file(), "SELECT count(*) FROM runs"), "0");
  EXPECT_EQ(world.sandbox.counters().service("tmdb"), 0U);
  std::int64_t air_dated = 0;
  for (const auto& title : before.titles) {
    for (const auto& day : title.air_dated) {
      EXPECT_GT(day.episodes, 4) << title.title;
      if (title.tmdb_id) air_dated += day.episodes;
    }
  }
  const auto summary = home.import().summary;
  const auto dated =
      query(home.database_file(), "SELECT count(*) FROM episode_progress WHERE date_source = 'air_date'");
  EXPECT_GT(std::stoll(dated), 0);
  EXPECT_GE(air_dated, std::stoll(dated)) << "those whose air date TMDB does not know keep their day";
  EXPECT_EQ(summary.plays.seen, before.plays.seen);
  EXPECT_EQ(summary.movies.seen, before.movies.seen);
  EXPECT_EQ(summary.series.seen, before.series.seen);
  const auto after = home.preview();
  EXPECT_EQ(after.plays.new_, 0);
  EXPECT_EQ(after.movies.new_, 0);
}

TEST(Import, of_an_older_file_keeps_the_newer_rating) {
  World world{test::small_account()};
  auto home = world.home();
  sandbox::Item item;
  world.sandbox.edit([&](sandbox::Account& account) {
    item = account.history().front().item;
    account.rate(item, 4, sandbox::instant("2025-01-01T20:00:00Z"));
    sandbox::write_export(account, world.folder / "old.zip");
    account.rate(item, 9, sandbox::instant("2026-05-01T20:00:00Z"));
    sandbox::write_export(account, world.folder / "new.zip");
  });
  for (const auto* file : {"old.zip", "new.zip", "old.zip"}) {
    ASSERT_FALSE(home.import_export(world.folder / file).error) << file;
  }
  EXPECT_EQ(query(home.database_file(), "SELECT rating || ' ' || rated_at FROM trakt_ratings WHERE rated_at > '2026'"),
            "9 2026-05-01T20:00:00.000Z");
  EXPECT_EQ(
      query(home.database_file(), "SELECT count(*) FROM trakt_ratings WHERE rated_at = '2025-01-01T20:00:00.000Z'"),
      "0");
}

}  // namespace
}  // namespace cinemarco::exchange
