// SPDX-License-Identifier: MIT
// Statistics of random libraries against a plain recount (tests/recount.py), and the borders of ranges.
#include "api/stats_report.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/projector.hpp"
#include "json/json.hpp"
#include "store/home.hpp"
#include "store/local_plays.hpp"
#include "store/titles.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

namespace cinemarco::api {
namespace {

using cinemarco::test::run_program;
using store::Reader;
using store::Transaction;
using store::test::Home;
using store::test::kAccount;
using store::test::kNow;

constexpr int kAccounts = 50;
constexpr int kMovies = 9;
constexpr int kSeries = 6;

struct Dice {
  std::mt19937_64 random;
  int below(int sides) { return static_cast<int>(random() % static_cast<std::uint64_t>(sides)); }
  bool one_in(int sides) { return below(sides) == 0; }
  template <class List>
  auto pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }
};

constexpr const char* kZones[] = {"Europe/Berlin",     "America/New_York",    "Pacific/Kiritimati", "Asia/Kolkata",
                                  "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia",       "UTC"};

// Any hour of some years; often in a night in which clocks change, or just now.
Instant random_instant(Dice& dice) {
  static const std::array kNights{*parse_instant("2024-10-27T00:00:00Z"), *parse_instant("2025-03-30T00:00:00Z"),
                                  *parse_instant("2024-11-03T05:00:00Z"), *parse_instant("2023-12-31T20:00:00Z")};
  if (dice.one_in(4)) return dice.pick(kNights) + std::chrono::minutes{dice.below(300)};
  if (dice.one_in(8)) return kNow - std::chrono::hours{dice.below(80)};
  return *parse_instant("2022-12-30T00:00:00Z") + std::chrono::minutes{dice.below(1'500'000)};
}

Date random_day(Dice& dice) {
  return Date{std::chrono::floor<std::chrono::days>(random_instant(dice))};
}

std::vector<std::string> some_of(Dice& dice, const std::vector<std::string>& names) {
  std::vector<std::string> some;
  for (const auto& name : names) {
    if (dice.one_in(2)) some.push_back(name);
  }
  if (!some.empty() && dice.one_in(5)) some.push_back(some.front());  // TMDB repeats itself at times
  return some;
}

template <class Details>
void add_facts(Dice& dice, Details& details) {
  details.genres = some_of(dice, {"Drama", "Ästhetik", "drama", "Crime", "Zen"});
  details.original_language = dice.one_in(4) ? std::optional<std::string>{} : dice.pick(std::array{"en", "de", "ja"});
  details.credits.emplace();
  for (int i = 0; i < 40; ++i) {
    Credit credit;
    credit.person = TmdbPersonId{1 + dice.below(90)};
    credit.name = "Person " + std::to_string(credit.person.value() % 45);  // some share a name
    credit.role = dice.pick(
        std::array{RoleType::actor, RoleType::actor, RoleType::director, RoleType::writer, RoleType::producer});
    details.credits->push_back(credit);
  }
}

std::optional<int> random_runtime(Dice& dice) {
  return dice.one_in(3) ? std::nullopt : std::optional{20 + dice.below(100)};
}

// Every third number is one that TMDB does not know.
bool is_known(std::int64_t number) {
  return number % 3 != 0;
}

void save_titles(Dice& dice, Transaction& tx) {
  for (int number = 1; number <= kMovies; ++number) {
    if (!is_known(number)) continue;
    MovieDetails movie;
    movie.id = TmdbMovieId{number};
    movie.title = "Movie";
    movie.runtime_minutes = random_runtime(dice);
    if (!dice.one_in(4)) movie.release_date = Date{std::chrono::year{1980 + dice.below(40)} / 5 / 1};
    add_facts(dice, movie);
    store::save_movie(tx, movie, kNow);
  }
  for (int number = 1; number <= kSeries; ++number) {  // the same numbers: they are other titles
    if (!is_known(number)) continue;
    SeriesDetails series;
    series.id = TmdbSeriesId{number};
    series.name = "Series";
    series.episode_run_time_minutes = random_runtime(dice);
    if (!dice.one_in(4)) series.first_air_date = random_day(dice);
    for (int season = 0; season < 3; ++season) {
      series.seasons.push_back({.season_number = season, .name = "S"});
      for (int episode = 1; episode <= 7; ++episode) {
        EpisodeDetails details{.episode_number = episode, .name = "E"};
        details.runtime_minutes = random_runtime(dice);
        if (!dice.one_in(4)) details.air_date = random_day(dice);
        series.seasons.back().episodes.push_back(details);
      }
    }
    add_facts(dice, series);
    store::save_series(tx, series, kNow);
  }
}

// Without a TMDB number where `number` is 0.
std::optional<std::int64_t> tmdb(int number) {
  return number == 0 ? std::nullopt : std::optional<std::int64_t>{number};
}

void date(Dice& dice, Play& play) {
  play.watched_at = dice.one_in(8) ? std::nullopt : std::optional{random_instant(dice)};
}

std::vector<Play> random_plays(Dice& dice, int first_id, int count) {
  std::vector<Play> plays;
  for (int i = 0; i < count; ++i) {
    const int movie = dice.below(kMovies + 1);
    const int series = dice.below(kSeries + 1);
    const EpisodeNumber episode{dice.below(3), 1 + dice.below(8)};
    plays.push_back(dice.one_in(3) ? store::test::movie_play(first_id + i, tmdb(movie), 100 + movie)
                                   : store::test::episode_play(first_id + i, tmdb(series), 200 + series, episode));
    date(dice, plays.back());
  }
  // A season in one evening: its episodes take their air dates.
  const int binged = 1 + dice.below(kSeries);
  const auto evening = random_instant(dice);
  for (int episode = 1; episode <= 7; ++episode) {
    plays.push_back(store::test::episode_play(first_id + count + episode, binged, 200 + binged, {1, episode}, evening));
  }
  return plays;
}

// A row of a file that knows no more than the day.
std::vector<Play> plays_of_days(Dice& dice) {
  std::vector<Play> plays;
  const auto day = random_day(dice);
  for (int episode = 1; episode <= 7; ++episode) {
    auto play = store::test::episode_play(episode, 2, 202, {2, episode}, std::nullopt);
    play.history_id.reset();
    play.source_key = "row " + std::to_string(episode);
    play.watched_day = day;
    plays.push_back(play);
  }
  return plays;
}

void fill(Dice& dice, Home& home) {
  home.write([&](Transaction& tx) {
    tx.connection().raw().exec(std::string{"UPDATE accounts SET time_zone = '"} + dice.pick(kZones) + "'");
    const auto zone = exchange::account_zone(tx, kAccount);
    save_titles(dice, tx);
    tx.connection().raw().exec(
        "UPDATE movies SET countries = iif(tmdb_id % 4 = 0, '[]', '[\"US\",\"DE\",\"US\"]');"
        "UPDATE series SET countries = '[\"US\"]', networks = iif(tmdb_id % 2 = 0, '[]', '[\"BBC\",\"HBO\"]')");
    store::upsert_plays(tx, kAccount, RunId{1}, random_plays(dice, 1000, 90), ArrivedBy::import);
    store::upsert_plays(tx, kAccount, RunId{1}, plays_of_days(dice), ArrivedBy::import);
    store::upsert_plays(tx, kAccount, RunId{2}, random_plays(dice, 5000, 40), ArrivedBy::sync);
    for (int i = 0; i < 10; ++i) {
      const PlayDate when = dice.one_in(2) ? PlayDate{std::nullopt, random_day(dice)} : PlayDate{};
      store::add_local_play(tx, kAccount, {TitleType::movie, 1 + dice.below(kMovies)}, std::nullopt, when, zone);
      store::add_local_play(tx, kAccount, {TitleType::series, 1 + dice.below(kSeries)},
                            EpisodeNumber{1, 1 + dice.below(7)}, when, zone);
    }
    std::vector<Rating> ratings;
    for (int number = 1; number <= kMovies; number += 2) {
      ratings.push_back({RatedType::movie, TraktId{100 + number}, store::test::movie_ref(number, 100 + number),
                         std::nullopt, std::nullopt, 1 + dice.below(10), kNow});
    }
    store::upsert_ratings(tx, kAccount, RunId{1}, ratings);
    for (int i = 0; i < 15; ++i) store::remove_play(tx, PlayId{1 + dice.below(150)}, kNow);
    for (const auto type : {TitleType::movie, TitleType::series}) {
      for (const auto title : exchange::titles_to_project(tx, kAccount, type)) {
        exchange::project_title(tx, kAccount, title, zone, kNow, RunId{2});
      }
    }
  });
}

std::vector<AskedDays> ranges(Dice& dice) {
  std::vector<AskedDays> asked{{}};
  for (int year = 2022; year <= 2026; ++year) asked.push_back(days_of_year(year));
  for (int i = 0; i < 6; ++i) {
    AskedDays days{random_day(dice), random_day(dice)};
    if (*days.to < *days.from) std::swap(days.from, days.to);
    asked.push_back(days);
    asked.push_back({days.from, std::nullopt});
    asked.push_back({std::nullopt, days.to});
    asked.push_back({days.from, days.from});
  }
  return asked;
}

TEST(Stats, of_random_libraries_are_what_a_plain_recount_finds) {
  for (int seed = 0; seed < kAccounts; ++seed) {
    Dice dice{std::mt19937_64{static_cast<std::uint64_t>(seed)}};
    Home home;
    fill(dice, home);
    Reader reader{home.database};
    const auto zone = exchange::account_zone(reader, kAccount);
    {
      std::ofstream answers{home.folder / "answers.jsonl"};
      for (const auto& asked : ranges(dice)) {
        answers << json::to_text(stats_report(reader, kAccount, asked, zone, kNow)) << '\n';
        answers << json::to_text(milestones_report(reader, kAccount, asked, zone, kNow)) << '\n';
      }
    }
    const auto checked = run_program("/usr/bin/python3",
                                     {CINEMARCO_RECOUNT, home.file().string(), format_date(zone.day_of(kNow)),
                                      (home.folder / "answers.jsonl").string()},
                                     {}, home.folder.path());
    ASSERT_EQ(checked.exit_code, 0) << "seed " << seed << ", " << zone.name() << "\n" << checked.out << checked.err;
  }
}

TEST(Stats, random_libraries_hold_what_is_to_be_told_apart) {
  Dice dice{std::mt19937_64{7}};
  Home home;
  fill(dice, home);
  Reader reader{home.database};
  const auto stats = stats_report(reader, kAccount, {}, *TimeZone::find("UTC"), kNow);
  EXPECT_GT(stats.totals.rewatches, 0);
  EXPECT_GT(stats.totals.plays_without_date, 0);
  EXPECT_GT(stats.totals.plays_without_runtime, 0);
  EXPECT_GT(stats.totals.plays_without_title, 0);
  EXPECT_FALSE(stats.networks.empty());
  EXPECT_FALSE(stats.people.writers.empty());
  EXPECT_GT(std::ssize(stats.ratings), 1);
  std::int64_t hours = 0;
  for (const auto& row : stats.by_hour) hours += row.plays;
  EXPECT_LT(hours + stats.totals.plays_without_date, stats.totals.plays) << "some count on a day alone";
  const auto milestones = milestones_report(reader, kAccount, {}, *TimeZone::find("UTC"), kNow);
  EXPECT_EQ(std::ssize(milestones.firsts), 2);
  EXPECT_EQ(std::ssize(milestones.longest_evenings), 10);
  EXPECT_GT(milestones.backlog.episodes, 0);
}

TEST(Milestones, a_series_is_finished_on_the_day_of_its_last_episode) {
  Home home;
  home.write([&](Transaction& tx) {
    SeriesDetails series;
    series.id = TmdbSeriesId{5};
    series.name = "Short";
    series.status = "Ended";
    series.seasons.push_back({.season_number = 1, .name = "S"});
    std::vector<Play> plays;
    for (int episode = 1; episode <= 3; ++episode) {
      series.seasons.back().episodes.push_back(
          {.episode_number = episode, .name = "E", .air_date = Date{std::chrono::year{2020} / 1 / episode}});
      plays.push_back(store::test::episode_play(
          episode, 5, 205, {1, episode}, *parse_instant("2024-02-27T20:00:00Z") + std::chrono::hours{24 * episode}));
    }
    store::save_series(tx, series, kNow);
    store::upsert_plays(tx, kAccount, RunId{1}, plays, ArrivedBy::import);
    exchange::project_title(tx, kAccount, {TitleType::series, 5}, exchange::account_zone(tx, kAccount), kNow, RunId{1});
  });
  Reader reader{home.database};
  const auto zone = exchange::account_zone(reader, kAccount);
  const auto of = [&](const AskedDays& days) {
    return milestones_report(reader, kAccount, days, zone, kNow).finished_series;
  };
  const auto all = of({});
  ASSERT_EQ(std::ssize(all), 1);
  EXPECT_EQ(all[0].title, "Short");
  EXPECT_EQ(all[0].days, 3);
  EXPECT_EQ(format_date(all[0].from) + " " + format_date(all[0].to), "2024-02-28 2024-03-01");
  EXPECT_EQ(all[0].episodes, 3);
  EXPECT_EQ(std::ssize(of({parse_date("2024-03-01").value(), std::nullopt})), 1);
  EXPECT_EQ(std::ssize(of({std::nullopt, parse_date("2024-02-29").value()})), 0);
}

TEST(Stats, days_in_the_wrong_order_are_refused) {
  Home home;
  Reader reader{home.database};
  EXPECT_THROW(
      (void)stats_report(reader, kAccount, {parse_date("2024-01-02").value(), parse_date("2024-01-01").value()},
                         *TimeZone::find("UTC"), kNow),
      Error);
}

TEST(Stats, of_nothing_are_zeros_and_no_rows) {
  Home home;
  Reader reader{home.database};
  const auto text = json::to_text(stats_report(reader, kAccount, {}, *TimeZone::find("UTC"), kNow));
  EXPECT_TRUE(text.contains(R"("totals":{"plays":0,)")) << text;
  EXPECT_TRUE(text.contains(R"("by_year":[],"by_month":[],"by_weekday":[],"by_hour":[],"genres":[])")) << text;
  EXPECT_TRUE(text.contains(R"("streaks":{"longest":null,"current":null})")) << text;
}

}  // namespace
}  // namespace cinemarco::api
