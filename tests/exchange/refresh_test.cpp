// SPDX-License-Identifier: MIT
// Titles stay fresh: asked for when they are due, no sooner; kept when TMDB loses them.
#include "exchange/refresh.hpp"

#include "exchange/maintenance.hpp"
#include "exchange/picture_queue.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/image_queue.hpp"
#include "store/title_ages.hpp"
#include "store/up_next.hpp"
#include "support/dump.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using std::chrono::days;
using std::chrono::hours;
using test::query;

constexpr int kAll = 1'000'000;

class RefreshTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(home.import().error);
    world.sandbox.reset_counters();
  }
  RefreshReport refresh(int most = kAll) {
    return refresh_due({home.database(), home.catalogue(), home.clock(), home.account()}, most, {});
  }
  [[nodiscard]] std::uint64_t requests() { return world.sandbox.counters().service("tmdb"); }
  [[nodiscard]] std::string ask(const std::string& sql) { return query(home.database_file(), sql); }
  void run_sql(const std::string& sql) {
    store::Transaction tx{home.database()};
    tx.connection().use(sql.c_str()).run();
    tx.commit();
  }
  [[nodiscard]] std::int64_t titles() { return std::stoll(ask("SELECT count(*) FROM library_entries")); }
  [[nodiscard]] std::string day(int from_now) {
    return format_date(std::chrono::floor<days>(home.clock().now()) + days{from_now});
  }

  test::World world{test::small_account()};
  test::Home home{world.home()};
};

TEST_F(RefreshTest, asks_for_nothing_that_is_fresh) {
  const auto report = refresh();
  EXPECT_EQ(report.refreshed + report.gone + report.due, 0);
  EXPECT_EQ(requests(), 0U);
}

TEST_F(RefreshTest, asks_once_for_what_is_due_and_reads_no_body_that_is_as_it_was) {
  home.clock().advance(days{31});
  EXPECT_EQ(refresh().refreshed, titles());
  EXPECT_EQ(requests(), static_cast<std::uint64_t>(titles()));
  EXPECT_EQ(world.sandbox.counters().statuses["304"], static_cast<std::uint64_t>(titles()));
  EXPECT_EQ(refresh().refreshed, 0);
  EXPECT_EQ(requests(), static_cast<std::uint64_t>(titles()));
}

TEST_F(RefreshTest, leaves_the_rest_for_the_next_time) {
  home.clock().advance(days{31});
  const auto first = refresh(2);
  EXPECT_EQ(first.refreshed, 2);
  EXPECT_EQ(first.due, titles() - 2);
  EXPECT_EQ(refresh().refreshed, titles() - 2);
}

TEST_F(RefreshTest, brings_a_new_episode_into_up_next_on_its_day) {
  const auto series =
      std::stoll(ask("SELECT s.tmdb_id FROM library_entries e JOIN series s ON s.id = e.series_id "
                     "WHERE e.watch_status = 'completed' LIMIT 1"));
  const auto air_date = day(9);
  world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
    for (auto& show : catalogue.series) {
      if (show.ids.tmdb != series) continue;
      show.status = "Returning Series";
      auto episode = show.seasons.back().episodes.back();
      ++episode.number;
      episode.title = "Back again";
      episode.air_date = air_date;
      show.seasons.back().episodes.push_back(episode);
    }
  });
  const auto next = [&](int from_now) {
    store::Reader reader{home.database()};
    for (const auto& one : store::list_up_next(reader, home.account(), *parse_date(day(from_now)), 100)) {
      if (one.next.name == "Back again") return true;
    }
    return false;
  };
  home.clock().advance(days{8});
  run_sql("UPDATE series SET status = 'Returning Series'");
  EXPECT_GT(refresh().refreshed, 0);
  EXPECT_FALSE(next(0)) << "it airs tomorrow";
  EXPECT_EQ(refresh().refreshed, 0);
  home.clock().advance(days{1} + hours{1});
  EXPECT_EQ(refresh().refreshed, 1) << "a series with an announced episode is asked for each day";
  EXPECT_TRUE(next(0));
  EXPECT_EQ(ask("SELECT watch_status FROM library_entries e JOIN series s ON s.id = e.series_id WHERE s.tmdb_id = " +
                std::to_string(series)),
            "in_progress");
}

TEST_F(RefreshTest, keeps_what_tmdb_lost_and_says_so) {
  const auto movie = std::stoll(ask("SELECT max(tmdb_id) FROM movies"));
  const auto before = ask("SELECT title, overview FROM movies ORDER BY id");
  world.sandbox.set_faults({{{.name = "tmdb_404", .value = {}, .path = {}, .times = -1, .ids = {movie}}}});
  home.clock().advance(days{31});
  EXPECT_EQ(refresh().gone, 1);
  EXPECT_EQ(ask("SELECT title, overview FROM movies ORDER BY id"), before);
  const auto told = [&] {
    store::Reader reader{home.database()};
    return store::gone_title(reader, {TitleType::movie, movie});
  };
  ASSERT_TRUE(told());
  EXPECT_FALSE(told()->successor_tmdb_id) << "TMDB knows its IMDb id by the number that it lost";
  world.sandbox.reset_counters();
  home.clock().advance(days{2});
  EXPECT_EQ(refresh().gone, 0);
  world.sandbox.set_faults({});
  home.clock().advance(days{31});
  EXPECT_GT(refresh().refreshed, 0);
  EXPECT_FALSE(told()) << "it is back";
}

TEST_F(RefreshTest, finds_what_a_merged_title_is_now) {
  const auto movie = std::stoll(ask("SELECT max(tmdb_id) FROM movies"));
  world.sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
    for (auto& one : catalogue.movies) {
      if (one.ids.tmdb == movie) one.ids.tmdb = 8'000'000;
    }
  });
  home.clock().advance(days{31});
  EXPECT_EQ(refresh().gone, 1);
  store::Reader reader{home.database()};
  EXPECT_EQ(store::gone_title(reader, {TitleType::movie, movie})->successor_tmdb_id, 8'000'000);
}

TEST_F(RefreshTest, loses_nothing_while_tmdb_is_away) {
  const auto before = ask("SELECT count(*), sum(has_credits) FROM movies");
  world.sandbox.set_faults({{{.name = "503", .value = {}, .path = "/3", .times = -1, .ids = {}}}});
  home.clock().advance(days{31});
  EXPECT_THROW(refresh(), Error);
  EXPECT_EQ(ask("SELECT count(*), sum(has_credits) FROM movies"), before);
  EXPECT_EQ(ask("SELECT count(*) FROM gone_titles"), "0");
}

// Many titles that were fetched yesterday, so that the list of changes costs less than asking for each.
TEST_F(RefreshTest, reads_the_list_of_changes_where_that_costs_less) {
  run_sql(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) "
      "INSERT INTO movies (tmdb_id, title, release_date, fetched_at) SELECT 7000000 + i, 'M' || i, '1990-01-01', '" +
      day(-1) + "T23:00:00.000Z' FROM n");
  run_sql(
      "INSERT INTO library_entries (account_id, media_type, movie_id, watch_status, source) "
      "SELECT 1, 'movie', id, 'not_started', 'trakt' FROM movies WHERE tmdb_id > 7000000");
  const auto changed = std::stoll(ask("SELECT min(tmdb_id) FROM movies"));
  run_sql("UPDATE movies SET fetched_at = '" + day(-1) + "T10:00:00.000Z' WHERE tmdb_id = " + std::to_string(changed));
  world.sandbox.edit_catalogue(
      [&](sandbox::Catalogue& catalogue) { catalogue.changed_movies.push_back({changed, day(-1)}); });
  const auto report = refresh();
  EXPECT_EQ(report.refreshed, 1) << "only what changed";
  EXPECT_GE(report.unchanged, 900);
  EXPECT_EQ(requests(), 2U + 1U) << "a day of 130 others and this one are two pages";
  EXPECT_EQ(refresh().refreshed, 0);
  EXPECT_EQ(requests(), 3U) << "a day is read once";
  home.clock().advance(days{1});
  EXPECT_EQ(std::to_string(refresh().unchanged), ask("SELECT count(*) FROM movies"));
}

TEST_F(RefreshTest, of_a_server_waits_while_a_run_goes_on_and_queues_new_pictures) {
  store::DatabaseCache cache{home.database(), home.clock()};
  bool running = true;
  Maintenance maintenance{{home.database(),
                           cache,
                           home.catalogue(),
                           home.pictures(),
                           home.clock(),
                           home.account(),
                           {1'000'000'000, 1'000'000'000},
                           [&] { return running; }}};
  home.clock().advance(days{31});
  maintenance.tick({});
  EXPECT_EQ(requests(), 0U);
  running = false;
  std::filesystem::remove_all(home.folder() / "images");
  maintenance.tick({});
  EXPECT_EQ(requests(), static_cast<std::uint64_t>(titles()));
  fetch_queued_pictures({home.database(), home.pictures(), home.clock(), home.folder() / "images"}, {});
  EXPECT_EQ(ask("SELECT count(*) FROM image_queue"), "0");
  const auto kept = home.pictures().usage();
  EXPECT_GT(kept.files, 0) << "what was missing is there again";
  EXPECT_GT(kept.bytes, kept.files);
  EXPECT_EQ(home.pictures().trim(kept.bytes), 0);
  EXPECT_GE(home.pictures().trim(kept.bytes / 2), kept.files / 3);
  EXPECT_LE(home.pictures().usage().bytes, kept.bytes / 2);
}

}  // namespace
}  // namespace cinemarco::exchange
