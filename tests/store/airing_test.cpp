// SPDX-License-Identifier: MIT
// What has aired is said once, in domain/airing.hpp: rows, lists and the upgrade of old databases follow it.
#include "domain/airing.hpp"

#include "store/entries.hpp"
#include "store/home.hpp"
#include "store/library.hpp"
#include "store/local_plays.hpp"
#include "store/migrations.hpp"
#include "store/titles.hpp"
#include "store/up_next.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;
using test::kAccount;
using test::kNow;

constexpr int kRounds = 60;
const auto kZone = *TimeZone::find("UTC");
const Date kToday = kZone.day_of(kNow);

struct Dice {
  std::mt19937_64 random{20261129};
  int below(int sides) { return static_cast<int>(random() % static_cast<std::uint64_t>(sides)); }
  bool one_in(int sides) { return below(sides) == 0; }
};

std::optional<Date> random_day(Dice& dice) {
  if (dice.one_in(2)) return std::nullopt;
  return Date{std::chrono::sys_days{kToday} + std::chrono::days{dice.below(900) - 600}};
}

// Gaps, an episode 0, specials, undated seasons; some series without any day at all.
SeriesDetails random_series(Dice& dice, std::int64_t id) {
  const bool dated = !dice.one_in(3);
  SeriesDetails series;
  series.id = TmdbSeriesId{id};
  series.name = "Series " + std::to_string(id);
  series.status = dice.one_in(3) ? "Ended" : "Returning Series";
  if (dice.one_in(3)) series.first_air_date = random_day(dice);
  for (int number = 0; number < 4; ++number) {
    if (dice.one_in(5)) continue;
    SeasonDetails season;
    season.season_number = number;
    season.name = "S";
    if (dated && dice.one_in(2)) season.air_date = random_day(dice);
    const bool season_dated = dated && !dice.one_in(3);
    for (int episode = 0; episode < 5; ++episode) {
      if (dice.one_in(4)) continue;
      season.episodes.push_back({.episode_number = episode, .name = "E"});
      if (season_dated) season.episodes.back().air_date = random_day(dice);
    }
    series.seasons.push_back(std::move(season));
  }
  return series;
}

std::vector<PlayFact> random_plays(Dice& dice) {
  std::vector<PlayFact> plays;
  const int seasons = dice.one_in(4) ? 5 : 4;
  for (int season = 0; season < seasons; ++season) {
    for (int episode = 0; episode < 5; ++episode) {
      if (dice.one_in(3)) continue;
      const PlayId id{std::ssize(plays) + 1};
      plays.push_back({id, HistoryId{id.value()}, kNow, ArrivedBy::sync, {season, episode}});
    }
  }
  if (dice.one_in(6)) plays.clear();
  return plays;
}

SeriesProjection project(Reader& reader, SeriesId id, const std::vector<PlayFact>& plays, Date today) {
  return project_series(plays, {}, air_dates(reader, id), kZone, today, series_dates(reader, id));
}

TEST(Airing, lists_and_statuses_of_the_store_follow_the_rule_of_the_domain) {
  Dice dice;
  Home home;
  int offered = 0;
  int overtaken = 0;
  for (int round = 1; round <= kRounds; ++round) {
    const auto plays = random_plays(dice);
    SeriesId id;
    home.write([&](Transaction& tx) { id = save_series(tx, random_series(dice, round), kNow); });
    SeriesProjection projection;
    AirDates aired;
    WatchedDays watched;
    for (const auto& play : plays) watched[play.episode] = kToday;
    {
      Reader reader{home.database};
      projection = project(reader, id, plays, kToday);
      aired = aired_from(air_dates(reader, id), series_dates(reader, id));
    }
    EntryId entry;
    home.write([&](Transaction& tx) { entry = save_projection(tx, kAccount, id, {}, projection, RunId{1}); });

    Reader reader{home.database};
    int left = 0;
    for (const auto& season : seasons_of(reader, entry, kToday)) {
      for (const auto& episode : season.episodes) {
        const EpisodeNumber number{episode.season_number, episode.episode_number};
        ASSERT_EQ(episode.is_on_tmdb, aired.contains(number)) << round;
        ASSERT_EQ(episode.is_watched, watched.contains(number)) << round;
        const bool expected =
            episode.is_watched || (episode.is_on_tmdb && has_aired(aired.at(number), has_begun(watched), kToday));
        ASSERT_EQ(episode.has_aired, expected) << round << ": " << number.season << "x" << number.episode;
        if (number.season > 0 && episode.has_aired && !episode.is_watched) ++left;
      }
    }
    const auto up_next = list_up_next(reader, kAccount, kToday, 1000);
    ASSERT_EQ(count_up_next(reader, kAccount, kToday), std::ssize(up_next)) << round;
    const auto row = std::ranges::find(up_next, entry, &UpNextRow::id);
    ASSERT_EQ(row != up_next.end(), !plays.empty() && left > 0 && !projection.entry.numbering_differs) << round;
    if (row != up_next.end()) {
      ++offered;
      ASSERT_EQ(row->aired - row->watched, left) << round;
    }
    const TitleKey title{TitleType::series, round};
    for (const int days : {0, 100, 400}) {
      const Date day{std::chrono::sys_days{kToday} + std::chrono::days{days}};
      const bool changes = project(reader, id, plays, day).entry.status != projection.entry.status;
      const auto titles = series_with_outdated_status(reader, kAccount, day);
      ASSERT_EQ(std::ranges::count(titles, title), changes ? 1 : 0) << round << ", " << days << " days on";
      overtaken += changes;
    }
  }
  EXPECT_GT(offered, 5);
  EXPECT_GT(overtaken, 0);
}

TEST(Airing, the_upgrade_gives_old_rows_the_same_days) {
  Dice dice;
  Home home;
  for (int round = 1; round <= kRounds; ++round) {
    home.write([&](Transaction& tx) { save_series(tx, random_series(dice, round), kNow); });
  }
  const std::string all =
      "SELECT group_concat(ifnull(aired_from, '-')) FROM (SELECT aired_from FROM episodes ORDER BY id)";
  const auto before = query(home.file(), all);
  EXPECT_TRUE(before.contains("0000-01-01") && before.contains("-,"));
  const auto migrations = embedded_migrations();
  const auto found = std::ranges::find_if(migrations, [](const auto& one) { return one.name.starts_with("0009"); });
  ASSERT_NE(found, migrations.end());
  const std::string sql{found->sql};
  const auto start = sql.find("UPDATE episodes");
  home.write([&](Transaction& tx) {
    tx.connection().raw().exec("UPDATE episodes SET aired_from = NULL");
    tx.connection().raw().exec(sql.substr(start, sql.find(';', start) - start));
  });
  EXPECT_EQ(query(home.file(), all), before);
}

TEST(Airing, a_series_that_is_watched_under_other_numbers_is_not_up_next) {
  Home home;
  SeriesDetails series;
  series.id = TmdbSeriesId{61025};
  series.name = "By year";
  SeasonDetails season;
  season.season_number = 1;
  for (int episode = 1; episode <= 8; ++episode) {
    season.episodes.push_back({.episode_number = episode, .name = "E", .air_date = *parse_date("2014-03-01")});
  }
  series.seasons.push_back(season);
  SeriesId id;
  std::vector<PlayFact> plays;
  for (int i = 91; i < 99; ++i) plays.push_back({PlayId{i}, HistoryId{i}, kNow, ArrivedBy::sync, {2014, i}});
  home.write([&](Transaction& tx) { id = save_series(tx, series, kNow); });
  EntryId entry;
  const auto store_projection = [&] {
    SeriesProjection projection;
    {
      Reader reader{home.database};
      projection = project(reader, id, plays, kToday);
    }
    home.write([&](Transaction& tx) { entry = save_projection(tx, kAccount, id, {}, projection, RunId{1}); });
  };
  store_projection();
  Reader reader{home.database};
  EXPECT_TRUE(list_up_next(reader, kAccount, kToday, 10).empty());
  const auto record = find_entry(reader, kAccount, entry);
  EXPECT_TRUE(record->numbering_differs);
  EXPECT_EQ(record->row.status, WatchStatus::in_progress);
  const auto seasons = seasons_of(reader, entry, kToday);
  ASSERT_EQ(seasons.size(), 2U);
  EXPECT_EQ(seasons.back().name, "Season 2014");

  // TMDB adds the year that Trakt speaks of.
  season.season_number = 2014;
  for (auto& episode : season.episodes) episode.episode_number += 90;
  series.seasons = {season};
  home.write([&](Transaction& tx) { save_series(tx, series, kNow); });
  store_projection();
  EXPECT_EQ(query(home.file(), "SELECT watch_status, numbering_differs FROM library_entries"), "completed|0");
}

TEST(Airing, marking_takes_what_nobody_knows_the_day_of) {
  Home home;
  SeriesDetails series;
  series.id = TmdbSeriesId{5};
  series.name = "Undated";
  series.seasons.push_back({.season_number = 1, .name = "S", .episodes = {{.episode_number = 1, .name = "E"}}});
  EntryId entry;
  home.write([&](Transaction& tx) {
    const auto id = save_series(tx, series, kNow);
    entry = save_projection(tx, kAccount, id, {}, {}, RunId{1});
  });
  Reader reader{home.database};
  EXPECT_FALSE(seasons_of(reader, entry, kToday).at(0).episodes.at(0).has_aired);
  EXPECT_EQ(unwatched_episodes(reader, entry, kToday).size(), 1U);
  EXPECT_TRUE(has_episode(reader, entry, {1, 1}));
  EXPECT_FALSE(has_episode(reader, entry, {1, 2}));
}

}  // namespace
}  // namespace cinemarco::store
