// SPDX-License-Identifier: MIT
// docs/contract.md#rules for series: which play decides, and what the title's status and days are.
#include "domain/facts.hpp"
#include "domain/projection.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco {
namespace {

using test::day;
using test::imported;
using test::made_here;
using test::synced;
using test::zone;
using Rows = std::vector<std::string>;

constexpr EpisodeNumber kPilot{1, 1};

SeriesProjection project(const std::vector<PlayFact>& plays, const AirDates& air_dates = {},
                         const EntryFacts& facts = {}, const char* name = "UTC") {
  return project_series(plays, facts, air_dates, zone(name), day("2024-06-01"));
}

// Same instant; which of the two ids decides shows in the source.
PlayFact with_history(PlayFact play, std::int64_t history_id) {
  play.history_id = HistoryId{history_id};
  return play;
}

TEST(DecidingPlay, is_the_earliest_dated_one) {
  constexpr auto kSame = "2024-01-15T20:30:00Z";
  struct Case {
    std::string description;
    std::vector<PlayFact> plays;
    std::string row;
  };
  const Case cases[] = {
      {"the only one", {imported(1, kPilot, kSame)}, "1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z"},
      {"the earliest",
       {imported(1, kPilot, "2024-02-01T20:00:00Z"), imported(2, kPilot, kSame)},
       "1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z"},
      {"the earliest by a millisecond",
       {imported(1, kPilot, "2024-01-15T20:30:00.001Z"), made_here(2, kPilot, kSame)},
       "1x1 2024-01-15 local 2024-01-15T20:30:00.000Z"},
      {"a dated one before an undated one with a lower id",
       {imported(1, kPilot, ""), imported(2, kPilot, kSame)},
       "1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z"},
      {"a dated local one before an undated one of Trakt",
       {imported(1, kPilot, ""), made_here(2, kPilot, kSame)},
       "1x1 2024-01-15 local 2024-01-15T20:30:00.000Z"},
      {"among equals one of Trakt before a local one",
       {made_here(1, kPilot, kSame), synced(2, kPilot, kSame)},
       "1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z"},
      {"even the highest history id",
       {made_here(1, kPilot, kSame), with_history(synced(2, kPilot, kSame), INT64_MAX)},
       "1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z"},
      {"undated by sync", {synced(1, kPilot, "")}, "1x1 - unknown -"},
      {"undated by import", {imported(1, kPilot, "")}, "1x1 - unknown -"},
      {"undated and local", {made_here(1, kPilot, "")}, "1x1 - unknown -"},
      {"dated by sync", {synced(1, kPilot, kSame)}, "1x1 2024-01-15 trakt 2024-01-15T20:30:00.000Z"},
      {"a day alone", {test::on_day(1, kPilot, "2024-01-15")}, "1x1 2024-01-15 trakt -"},
      {"an instant of a day before the day alone",
       {test::on_day(1, kPilot, "2024-01-15"), imported(2, kPilot, "2024-01-15T23:59:59.999Z")},
       "1x1 2024-01-15 trakt 2024-01-15T23:59:59.999Z"},
      {"a day alone before the next day's first instant",
       {imported(1, kPilot, "2024-01-16T00:00:00Z"), test::on_day(2, kPilot, "2024-01-15")},
       "1x1 2024-01-15 trakt -"},
      {"a day alone before an unknown date",
       {imported(1, kPilot, ""), test::on_day(2, kPilot, "2024-01-15")},
       "1x1 2024-01-15 trakt -"},
      {"a future date is a date",
       {imported(1, kPilot, "2050-07-01T12:00:00Z")},
       "1x1 2050-07-01 trakt 2050-07-01T12:00:00.000Z"},
  };
  for (const auto& row : cases) EXPECT_EQ(test::rows(project(row.plays)), Rows{row.row}) << row.description;
}

// Five episodes of one day are a binge only if the import's play decides each of them; so the air date tells which did.
TEST(DecidingPlay, among_equals_is_the_lower_history_id) {
  constexpr auto kSame = "2024-01-15T20:30:00Z";
  std::vector<PlayFact> plays;
  AirDates air_dates;
  for (int i = 1; i <= 5; ++i) {
    air_dates[{1, i}] = day("2020-01-01");
    if (i < 5) plays.push_back(imported(i, {1, i}, kSame));
  }
  struct Case {
    std::string description;
    PlayFact a, b;
    bool import_decides;
  };
  const Case cases[] = {
      {"the import's is lower", with_history(imported(20, {1, 5}, kSame), 100),
       with_history(synced(10, {1, 5}, kSame), 101), true},
      {"the sync's is lower", with_history(imported(10, {1, 5}, kSame), 101),
       with_history(synced(20, {1, 5}, kSame), 100), false},
      {"above 32 bits", with_history(imported(20, {1, 5}, kSame), 12'093'947'887),
       with_history(synced(10, {1, 5}, kSame), 12'093'947'888), true},
      {"a local one comes last, though its row is older", with_history(imported(20, {1, 5}, kSame), 100),
       made_here(10, {1, 5}, kSame), true},
  };
  for (const auto& row : cases) {
    for (const auto& pair : {std::vector{row.a, row.b}, std::vector{row.b, row.a}}) {
      auto all = plays;
      all.insert(all.end(), pair.begin(), pair.end());
      const auto progress = project(all, air_dates).progress;
      ASSERT_EQ(progress.size(), 5U);
      EXPECT_EQ(progress.back().date_source, row.import_decides ? DateSource::air_date : DateSource::trakt)
          << row.description;
    }
  }
}

TEST(DecidingPlay, falls_on_the_day_of_the_zone) {
  const std::vector plays{imported(1, kPilot, "2024-01-16T03:00:00Z")};
  EXPECT_EQ(test::rows(project(plays, {}, {}, "America/New_York")),
            Rows{"1x1 2024-01-15 trakt 2024-01-16T03:00:00.000Z"});
  EXPECT_EQ(test::rows(project(plays, {}, {}, "Asia/Tokyo")), Rows{"1x1 2024-01-16 trakt 2024-01-16T03:00:00.000Z"});
}

TEST(EpisodeRows, are_one_for_each_watched_episode_by_season_and_number) {
  const auto series =
      project({imported(1, {2, 1}, "2024-03-01T20:00:00Z"), imported(2, {1, 10}, "2024-02-01T20:00:00Z"),
               imported(3, {1, 9}, ""), imported(4, {0, 3}, "2024-01-01T20:00:00Z"), imported(5, {1, 9}, ""),
               imported(6, {2, 1}, "2024-03-01T21:00:00Z")},
              {{{1, 1}, day("2020-01-01")}});
  EXPECT_EQ(test::rows(series),
            (Rows{"0x3 2024-01-01 trakt 2024-01-01T20:00:00.000Z", "1x9 - unknown -",
                  "1x10 2024-02-01 trakt 2024-02-01T20:00:00.000Z", "2x1 2024-03-01 trakt 2024-03-01T20:00:00.000Z"}));
}

TEST(EpisodeRows, there_are_none_without_plays) {
  EXPECT_TRUE(project({}, {{kPilot, day("2020-01-01")}}).progress.empty());
}

TEST(SeriesStatus, follows_from_what_has_aired_and_what_is_watched) {
  const auto seen = [](std::vector<EpisodeNumber> episodes) {
    std::vector<PlayFact> plays;
    for (const auto episode : episodes) {
      plays.push_back(imported(std::ssize(plays) + 1, episode, "2024-01-15T20:30:00Z"));
    }
    return plays;
  };
  const auto past = day("2024-01-01");
  const auto today = day("2024-06-01");
  const auto tomorrow = day("2024-06-02");
  using enum WatchStatus;
  struct Case {
    std::string description;
    std::vector<PlayFact> plays;
    AirDates air_dates;
    WatchStatus expected;
  };
  const Case cases[] = {
      {"nothing known, nothing watched", {}, {}, not_started},
      {"nothing watched", {}, {{{1, 1}, past}}, not_started},
      {"all watched", seen({{1, 1}, {1, 2}}), {{{1, 1}, past}, {{1, 2}, past}}, completed},
      {"one is missing", seen({{1, 1}}), {{{1, 1}, past}, {{1, 2}, past}}, in_progress},
      {"one of another season is missing", seen({{1, 1}}), {{{1, 1}, past}, {{2, 1}, past}}, in_progress},
      {"the missing one airs today", seen({{1, 1}}), {{{1, 1}, past}, {{1, 2}, today}}, in_progress},
      {"the one that airs today is watched", seen({{1, 1}}), {{{1, 1}, today}}, completed},
      {"the missing one airs tomorrow", seen({{1, 1}}), {{{1, 1}, past}, {{1, 2}, tomorrow}}, completed},
      {"the missing one has no air date", seen({{1, 1}}), {{{1, 1}, past}, {{1, 2}, std::nullopt}}, in_progress},
      {"the missing season has no air dates", seen({{1, 1}}), {{{1, 1}, past}, {{2, 1}, std::nullopt}}, in_progress},
      {"an announced season", seen({{1, 1}}), {{{1, 1}, past}, {{2, 1}, std::nullopt}, {{2, 2}, tomorrow}}, completed},
      {"the missing one is a special", seen({{1, 1}}), {{{0, 1}, past}, {{1, 1}, past}}, completed},
      {"only specials are watched", seen({{0, 1}}), {{{0, 1}, past}, {{1, 1}, past}}, in_progress},
      {"there are only specials, all watched", seen({{0, 1}}), {{{0, 1}, past}}, in_progress},
      {"nothing has aired, yet something is watched", seen({{1, 1}}), {{{1, 1}, tomorrow}}, in_progress},
      {"no air date is known, all is watched", seen({{1, 1}}), {{{1, 1}, std::nullopt}}, completed},
      {"no air date is known, one is missing",
       seen({{1, 1}}),
       {{{1, 1}, std::nullopt}, {{1, 2}, std::nullopt}},
       in_progress},
      {"no air date is known, only a special is watched",
       seen({{0, 1}}),
       {{{0, 1}, std::nullopt}, {{1, 1}, std::nullopt}},
       in_progress},
      {"numbers that go on and gaps", seen({{2, 62}, {2, 64}}), {{{2, 62}, past}, {{2, 64}, past}}, completed},
      {"episode 0 is one like any other", seen({{1, 1}}), {{{1, 0}, past}, {{1, 1}, past}}, in_progress},
      {"TMDB has no episodes", seen({{1, 1}}), {}, in_progress},
      {"only one that TMDB lacks is watched", seen({{7, 1}}), {{{1, 1}, past}}, in_progress},
      {"one that TMDB lacks beside all it has", seen({{1, 1}, {7, 1}}), {{{1, 1}, past}}, completed},
      {"watched at an unknown date", {imported(1, {1, 1}, "")}, {{{1, 1}, past}}, completed},
      {"watched twice is not watched two", seen({{1, 1}, {1, 1}}), {{{1, 1}, past}, {{1, 2}, past}}, in_progress},
      {"watched in the future", {imported(1, {1, 1}, "2050-01-01T00:00:00Z")}, {{{1, 1}, past}}, completed},
      {"however it arrived",
       {synced(1, {1, 1}, ""), made_here(2, {1, 2}, "")},
       {{{1, 1}, past}, {{1, 2}, past}},
       completed},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(to_string(project(row.plays, row.air_dates).entry.status), to_string(row.expected)) << row.description;
    EntryFacts facts;
    facts.abandoned = true;
    EXPECT_EQ(project(row.plays, row.air_dates, facts).entry.status, abandoned) << row.description;
  }
}

// docs/contract.md#rule-11.
TEST(DecidingPlay, a_day_alone_is_that_day_in_every_zone) {
  // Samoa had no 30 December 2011; whoever noted that day means it all the same.
  const auto left_out = project({test::on_day(1, kPilot, "2011-12-30")}, {}, {}, "Pacific/Apia");
  EXPECT_EQ(test::text(left_out.entry.date_last_watched), "2011-12-30");
  for (const auto* name : {"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Santiago", "Asia/Beirut"}) {
    const auto series = project({test::on_day(1, kPilot, "2024-03-31")}, {}, {}, name);
    EXPECT_EQ(test::rows(series), Rows{"1x1 2024-03-31 trakt -"}) << name;
    EXPECT_EQ(test::text(series.entry.date_last_watched), "2024-03-31") << name;
  }
}

TEST(SeriesStatus, changes_with_the_day_on_which_the_next_episode_airs) {
  const std::vector plays{imported(1, kPilot, "2024-01-15T20:30:00Z")};
  const AirDates air_dates{{{1, 1}, day("2024-01-01")}, {{1, 2}, day("2024-03-01")}};
  const auto on = [&](const char* today) {
    return project_series(plays, {}, air_dates, zone("UTC"), day(today)).entry.status;
  };
  EXPECT_EQ(on("2024-02-29"), WatchStatus::completed);
  EXPECT_EQ(on("2024-03-01"), WatchStatus::in_progress);
}

TEST(SeriesDays, are_the_first_and_the_last_of_rows_and_rewatches) {
  struct Case {
    std::string description;
    std::vector<PlayFact> plays;
    std::string first_and_last;
  };
  const Case cases[] = {
      {"no play", {}, "-..-"},
      {"undated plays", {imported(1, {1, 1}, ""), imported(2, {1, 2}, "")}, "-..-"},
      {"dated and undated",
       {imported(1, {1, 1}, ""), imported(2, {1, 2}, "2024-01-15T20:30:00Z")},
       "2024-01-15..2024-01-15"},
      {"the rows",
       {imported(1, {1, 2}, "2024-01-20T20:30:00Z"), imported(2, {1, 1}, "2024-01-15T20:30:00Z")},
       "2024-01-15..2024-01-20"},
      {"a rewatch",
       {imported(1, {1, 1}, "2024-01-15T20:30:00Z"), imported(2, {1, 1}, "2024-05-01T20:30:00Z")},
       "2024-01-15..2024-05-01"},
      {"a rewatch between the rows",
       {imported(1, {1, 1}, "2024-01-15T20:30:00Z"), imported(2, {1, 1}, "2024-01-17T20:30:00Z"),
        imported(3, {1, 2}, "2024-01-20T20:30:00Z")},
       "2024-01-15..2024-01-20"},
      {"a rewatch by sync",
       {imported(1, {1, 1}, "2024-01-15T20:30:00Z"), synced(2, {1, 1}, "2024-05-01T20:30:00Z")},
       "2024-01-15..2024-05-01"},
      {"an undated rewatch",
       {imported(1, {1, 1}, "2024-01-15T20:30:00Z"), imported(2, {1, 1}, "")},
       "2024-01-15..2024-01-15"},
  };
  for (const auto& row : cases) {
    const auto entry = project(row.plays).entry;
    EXPECT_EQ(test::text(entry.date_first_watched) + ".." + test::text(entry.date_last_watched), row.first_and_last)
        << row.description;
  }
}

}  // namespace
}  // namespace cinemarco
