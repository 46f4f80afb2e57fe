// SPDX-License-Identifier: MIT
// docs/contract.md#rule-5: more than four episodes of one series on one day, by a full import.
#include "domain/facts.hpp"
#include "domain/midnights.hpp"
#include "domain/projection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {
namespace {

using std::chrono::milliseconds;
using test::at;
using test::day;
using test::imported;
using test::made_here;
using test::synced;
using test::zone;
using Rows = std::vector<std::string>;

constexpr std::string_view kEvening = "2024-01-15T20:30:00Z";

// Episode n of season 1 aired on the n-th of January 2020; special n on the n-th of February.
AirDates aired(int episodes, int specials = 0) {
  AirDates result;
  for (int i = 1; i <= episodes; ++i) result[{1, i}] = std::chrono::year{2020} / 1 / i;
  for (int i = 1; i <= specials; ++i) result[{0, i}] = std::chrono::year{2020} / 2 / i;
  return result;
}

std::vector<PlayFact> import_of(int first, int last, std::string_view watched_at = kEvening) {
  std::vector<PlayFact> plays;
  for (int i = first; i <= last; ++i) plays.push_back(imported(i, {1, i}, watched_at));
  return plays;
}

std::vector<PlayFact> operator+(std::vector<PlayFact> a, const std::vector<PlayFact>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

SeriesProjection project(const std::vector<PlayFact>& plays, const AirDates& air_dates = aired(9, 9),
                         std::string_view name = "UTC") {
  return project_series(plays, {}, air_dates, zone(name), day("2024-06-01"));
}

std::ptrdiff_t count(const SeriesProjection& series, DateSource source) {
  return std::ranges::count(series.progress, source, &EpisodeProgress::date_source);
}

TEST(Binge, four_episodes_keep_their_day) {
  const auto series = project(import_of(1, 4));
  EXPECT_EQ(test::rows(series),
            (Rows{"1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z", "1x2 2024-01-15 trakt 2024-01-15T20:30:00.000Z",
                  "1x3 2024-01-15 trakt 2024-01-15T20:30:00.000Z", "1x4 2024-01-15 trakt 2024-01-15T20:30:00.000Z"}));
  EXPECT_EQ(test::summary(series.entry), "in_progress 2024-01-15..2024-01-15");
}

TEST(Binge, five_episodes_take_their_air_dates_and_keep_trakts_instant) {
  const auto series = project(import_of(1, 5));
  EXPECT_EQ(
      test::rows(series),
      (Rows{"1x1 2020-01-01 air_date 2024-01-15T20:30:00.000Z", "1x2 2020-01-02 air_date 2024-01-15T20:30:00.000Z",
            "1x3 2020-01-03 air_date 2024-01-15T20:30:00.000Z", "1x4 2020-01-04 air_date 2024-01-15T20:30:00.000Z",
            "1x5 2020-01-05 air_date 2024-01-15T20:30:00.000Z"}));
  EXPECT_EQ(test::summary(series.entry), "in_progress 2020-01-01..2024-01-15");
}

TEST(Binge, counts_episodes_whose_deciding_play_the_import_brought) {
  struct Case {
    std::string description;
    std::vector<PlayFact> plays;
    std::ptrdiff_t by_air_date;
  };
  const Case cases[] = {
      {"none", {}, 0},
      {"four", import_of(1, 4), 0},
      {"five", import_of(1, 5), 5},
      {"nine", import_of(1, 9), 9},
      {"four, one of them twice on that day", import_of(1, 4) + import_of(4, 4, "2024-01-15T21:30:00Z"), 0},
      {"one, nine times", std::vector(9, imported(1, {1, 1}, kEvening)), 0},
      {"five, each twice on that day", import_of(1, 5) + import_of(1, 5, "2024-01-15T22:30:00Z"), 5},
      {"four, and a fifth that was seen before that day",
       import_of(1, 5) + std::vector{imported(99, {1, 5}, "2024-01-14T20:30:00Z")}, 0},
      {"five, and one of them again later", import_of(1, 5) + std::vector{imported(99, {1, 5}, "2024-03-14T20:30:00Z")},
       5},
      {"two days of four", import_of(1, 4) + import_of(5, 8, "2024-01-16T20:30:00Z"), 0},
      {"a day of five and a day of four", import_of(1, 5) + import_of(6, 9, "2024-01-16T20:30:00Z"), 5},
      {"four and a special", import_of(1, 4) + std::vector{imported(50, {0, 1}, kEvening)}, 5},
      {"two seasons", import_of(1, 3) + std::vector{imported(50, {2, 1}, kEvening), imported(51, {2, 2}, kEvening)}, 3},
      {"four and an undated one", import_of(1, 4) + import_of(5, 5, ""), 0},
      {"five undated ones", import_of(1, 5, ""), 0},
      {"five and an undated one", import_of(1, 5) + import_of(6, 6, ""), 5},
      {"an undated play beside each dated one", import_of(1, 5) + import_of(1, 5, ""), 5},
      {"four and one by sync", import_of(1, 4) + std::vector{synced(5, {1, 5}, kEvening)}, 0},
      {"five and one by sync", import_of(1, 5) + std::vector{synced(6, {1, 6}, kEvening)}, 5},
      {"four and one made here", import_of(1, 4) + std::vector{made_here(5, {1, 5}, kEvening)}, 0},
      {"five, but a sync's earlier play decides one of them",
       import_of(1, 5) + std::vector{synced(99, {1, 5}, "2024-01-15T19:30:00Z")}, 0},
      {"five, but a local earlier play decides one of them",
       import_of(1, 5) + std::vector{made_here(99, {1, 5}, "2024-01-15T19:30:00Z")}, 0},
      {"five, and a sync's later play decides none of them",
       import_of(1, 5) + std::vector{synced(99, {1, 5}, "2024-01-15T21:30:00Z")}, 5},
      {"a future day", import_of(1, 5, "2050-01-15T20:30:00Z"), 5},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(count(project(row.plays), DateSource::air_date), row.by_air_date) << row.description;
  }
}

TEST(Binge, a_sync_never_makes_one) {
  std::vector<PlayFact> plays;
  for (int i = 1; i <= 9; ++i) plays.push_back(synced(i, {1, i}, kEvening));
  const auto series = project(plays);
  EXPECT_EQ(count(series, DateSource::trakt), 9);
  EXPECT_EQ(test::summary(series.entry), "completed 2024-01-15..2024-01-15");
}

TEST(Binge, local_plays_never_make_one) {
  std::vector<PlayFact> plays;
  for (int i = 1; i <= 9; ++i) plays.push_back(made_here(i, {1, i}, kEvening));
  EXPECT_EQ(count(project(plays), DateSource::local), 9);
}

TEST(Binge, a_sync_of_that_day_keeps_its_day_beside_the_import) {
  const auto series = project(import_of(1, 5) + std::vector{synced(6, {1, 6}, kEvening)});
  EXPECT_EQ(test::rows(series).back(), "1x6 2024-01-15 trakt 2024-01-15T20:30:00.000Z");
  EXPECT_EQ(test::summary(series.entry), "in_progress 2020-01-01..2024-01-15");
}

TEST(Binge, an_episode_without_air_date_counts_and_keeps_its_day) {
  auto air_dates = aired(9);
  air_dates[{1, 3}] = std::nullopt;
  const auto series = project(import_of(1, 5), air_dates);
  EXPECT_EQ(test::rows(series)[2], "1x3 2024-01-15 trakt 2024-01-15T20:30:00.000Z");
  EXPECT_EQ(count(series, DateSource::air_date), 4);
  EXPECT_EQ(test::summary(series.entry), "in_progress 2020-01-01..2024-01-15");
}

TEST(Binge, an_episode_that_tmdb_lacks_counts_and_keeps_its_day) {
  const auto series = project(import_of(1, 5), aired(4));
  EXPECT_EQ(test::rows(series)[4], "1x5 2024-01-15 trakt 2024-01-15T20:30:00.000Z");
  EXPECT_EQ(count(series, DateSource::air_date), 4);
}

TEST(Binge, without_any_air_date_all_keep_their_day) {
  EXPECT_EQ(count(project(import_of(1, 9), {}), DateSource::trakt), 9);
}

TEST(Binge, specials_are_episodes) {
  std::vector<PlayFact> plays;
  for (int i = 1; i <= 5; ++i) plays.push_back(imported(i, {0, i}, kEvening));
  const auto series = project(plays);
  EXPECT_EQ(count(series, DateSource::air_date), 5);
  EXPECT_EQ(test::rows(series)[0], "0x1 2020-02-01 air_date 2024-01-15T20:30:00.000Z");
  EXPECT_EQ(test::summary(series.entry), "in_progress 2020-02-01..2024-01-15");
}

TEST(Binge, an_air_date_after_the_play_is_taken_too) {
  auto air_dates = aired(5);
  air_dates[{1, 5}] = day("2024-05-05");
  EXPECT_EQ(test::rows(project(import_of(1, 5), air_dates))[4], "1x5 2024-05-05 air_date 2024-01-15T20:30:00.000Z");
}

// The binge rule moves the days of episodes, never when the series was last watched.
TEST(Binge, moves_days_and_not_the_instant_of_the_last_play) {
  const auto entry = project(import_of(1, 6)).entry;
  EXPECT_EQ(test::text(entry.date_first_watched), "2020-01-01");
  EXPECT_EQ(test::text(entry.date_last_watched), "2024-01-15");
  EXPECT_EQ(test::text(entry.last_watched_at), "2024-01-15T20:30:00.000Z");
}

TEST(Binge, takes_days_alone_like_dated_plays) {
  std::vector<PlayFact> plays;
  for (int i = 1; i <= 5; ++i) plays.push_back(test::on_day(i, {1, i}, "2024-01-15"));
  const auto series = project(plays);
  EXPECT_EQ(count(series, DateSource::air_date), 5);
  EXPECT_EQ(test::text(series.entry.date_last_watched), "2024-01-15");
}

// A duplicate of that day is no rewatch.
TEST(Binge, a_duplicate_on_its_day_is_no_rewatch) {
  const auto once = project(import_of(1, 5));
  const auto twice = project(import_of(1, 5) + import_of(1, 5, "2024-01-15T23:30:00Z"));
  EXPECT_EQ(test::summary(twice.entry), test::summary(once.entry));
  EXPECT_EQ(twice.progress, once.progress);
  const auto rewatched = project(import_of(1, 5) + std::vector{imported(99, {1, 1}, "2024-01-16T00:00:00Z")});
  EXPECT_EQ(test::summary(rewatched.entry), "in_progress 2020-01-01..2024-01-16") << "the next day is one";
}

TEST(Binge, the_rewatch_of_a_whole_series_on_one_day_is_none) {
  std::vector<PlayFact> plays;
  for (int i = 1; i <= 9; ++i) plays.push_back(imported(i, {1, i}, "2024-01-0" + std::to_string(i) + "T20:30:00Z"));
  for (int i = 1; i <= 9; ++i) plays.push_back(imported(100 + i, {1, i}, "2024-05-01T20:30:00Z"));
  const auto series = project(plays);
  EXPECT_EQ(count(series, DateSource::air_date), 0);
  EXPECT_EQ(test::summary(series.entry), "completed 2024-01-01..2024-05-01");
}

// The end of docs/contract.md#rule-5: an import that meets a play makes it its own.
TEST(Binge, the_same_plays_make_one_as_soon_as_a_full_import_has_met_them) {
  std::vector<PlayFact> plays;
  for (int i = 1; i <= 5; ++i) plays.push_back(synced(i, {1, i}, kEvening));
  EXPECT_EQ(count(project(plays), DateSource::air_date), 0);
  for (auto& play : plays) play.arrived_by = ArrivedBy::import;
  EXPECT_EQ(count(project(plays), DateSource::air_date), 5);
}

TEST(Binge, a_day_is_the_zones_day_to_the_millisecond) {
  const auto air_dates = aired(5);
  for (const auto& row : test::kMidnights) {
    const auto binge = [&](Instant start, Instant last) {
      auto plays = import_of(1, 5);
      for (auto& play : plays) play.watched_at = start;
      plays.back().watched_at = last;
      return count(project(plays, air_dates, row.zone), DateSource::air_date);
    };
    const auto first = at(row.first);
    const auto last = at(row.last);
    EXPECT_EQ(binge(first, last), 5) << row.description << ": from the first to the last millisecond";
    EXPECT_EQ(binge(first, last + milliseconds{1}), 0) << row.description << ": the fifth is on the next day";
    EXPECT_EQ(binge(last, first - milliseconds{1}), 0) << row.description << ": the fifth is on the day before";
  }
}

TEST(Binge, one_evening_is_one_in_new_york_and_none_in_utc) {
  // 17:00 to 21:00 in New York, around midnight in UTC.
  std::vector<PlayFact> plays;
  const Instant start = at("2024-01-15T22:00:00Z");
  for (int i = 1; i <= 5; ++i) {
    plays.push_back(imported(i, {1, i}, kEvening));
    plays.back().watched_at = start + std::chrono::hours{i - 1};
  }
  EXPECT_EQ(count(project(plays, aired(5), "America/New_York"), DateSource::air_date), 5);
  EXPECT_EQ(count(project(plays, aired(5), "UTC"), DateSource::air_date), 0);
}

}  // namespace
}  // namespace cinemarco
