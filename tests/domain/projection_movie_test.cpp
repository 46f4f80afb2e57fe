// SPDX-License-Identifier: MIT
// docs/contract.md#rules for movies, and what both kinds of title have in common.
#include "domain/facts.hpp"
#include "domain/projection.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco {
namespace {

using test::at;
using test::imported;
using test::made_here;
using test::synced;
using test::zone;
using Rows = std::vector<std::string>;

constexpr EpisodeNumber kNone{};

MovieProjection project(const std::vector<PlayFact>& plays, const EntryFacts& facts = {}, const char* name = "UTC") {
  return project_movie(plays, facts, zone(name));
}

TEST(MovieSessions, follow_from_the_plays) {
  struct Case {
    std::string description;
    std::vector<PlayFact> plays;
    std::string zone;
    Rows sessions;
    std::string summary;
  };
  const Case cases[] = {
      {"no play", {}, "UTC", {}, "not_started -..-"},
      {"one play",
       {imported(1, kNone, "2024-01-15T20:30:00Z")},
       "UTC",
       {"2024-01-15 2024-01-15T20:30:00.000Z"},
       "completed 2024-01-15..2024-01-15"},
      {"two days are two sessions, by date whatever the order of the plays",
       {imported(2, kNone, "2024-03-01T20:00:00Z"), imported(1, kNone, "2024-01-15T20:30:00Z")},
       "UTC",
       {"2024-01-15 2024-01-15T20:30:00.000Z", "2024-03-01 2024-03-01T20:00:00.000Z"},
       "completed 2024-01-15..2024-03-01"},
      {"one day is one session with its earliest play, however each arrived",
       {imported(3, kNone, "2024-01-15T23:59:59.999Z"), made_here(2, kNone, "2024-01-15T08:00:00Z"),
        synced(1, kNone, "2024-01-15T20:30:00Z")},
       "UTC",
       {"2024-01-15 2024-01-15T08:00:00.000Z"},
       "completed 2024-01-15..2024-01-15"},
      {"one day in UTC is two in New York",
       {imported(1, kNone, "2024-01-15T04:59:59.999Z"), imported(2, kNone, "2024-01-15T05:00:00Z")},
       "America/New_York",
       {"2024-01-14 2024-01-15T04:59:59.999Z", "2024-01-15 2024-01-15T05:00:00.000Z"},
       "completed 2024-01-14..2024-01-15"},
      {"two days in UTC are one in Tokyo",
       {imported(1, kNone, "2024-01-14T23:00:00Z"), imported(2, kNone, "2024-01-15T01:00:00Z")},
       "Asia/Tokyo",
       {"2024-01-15 2024-01-14T23:00:00.000Z"},
       "completed 2024-01-15..2024-01-15"},
      {"the hour that comes twice is on one day",
       {imported(1, kNone, "2024-10-27T00:30:00Z"), imported(2, kNone, "2024-10-27T01:30:00Z")},
       "Europe/Berlin",
       {"2024-10-27 2024-10-27T00:30:00.000Z"},
       "completed 2024-10-27..2024-10-27"},
      {"undated plays share one session",
       {imported(1, kNone, ""), synced(2, kNone, ""), made_here(3, kNone, "")},
       "UTC",
       {"- -"},
       "completed -..-"},
      {"undated plays have none beside a dated one",
       {imported(1, kNone, ""), imported(2, kNone, "2024-01-15T20:30:00Z"), imported(3, kNone, "")},
       "UTC",
       {"2024-01-15 2024-01-15T20:30:00.000Z"},
       "completed 2024-01-15..2024-01-15"},
      {"a future date is a date",
       {imported(1, kNone, "2050-01-01T12:00:00Z")},
       "UTC",
       {"2050-01-01 2050-01-01T12:00:00.000Z"},
       "completed 2050-01-01..2050-01-01"},
      {"six movies on one day would be no binge: the rule is for episodes",
       std::vector(6, imported(1, kNone, "2024-01-15T20:30:00Z")),
       "UTC",
       {"2024-01-15 2024-01-15T20:30:00.000Z"},
       "completed 2024-01-15..2024-01-15"},
  };
  for (const auto& row : cases) {
    const auto movie = project(row.plays, {}, row.zone.c_str());
    EXPECT_EQ(test::rows(movie), row.sessions) << row.description;
    EXPECT_EQ(test::summary(movie.entry), row.summary) << row.description;
  }
}

TEST(MovieStatus, only_the_user_abandons) {
  EntryFacts facts;
  facts.abandoned = true;
  EXPECT_EQ(project({}, facts).entry.status, WatchStatus::abandoned);
  const auto watched = project({imported(1, kNone, "2024-01-15T20:30:00Z")}, facts);
  EXPECT_EQ(watched.entry.status, WatchStatus::abandoned);
  EXPECT_EQ(watched.sessions.size(), 1U) << "its sessions stay";
}

TEST(MovieStatus, a_title_of_the_watchlist_is_not_started) {
  EntryFacts facts;
  facts.watchlisted_at = at("2024-01-01T00:00:00Z");
  EXPECT_EQ(project({}, facts).entry.status, WatchStatus::not_started);
}

TEST(EntryRating, the_users_own_stands_over_trakts) {
  struct Case {
    std::string description;
    std::optional<int> trakt;
    std::optional<PersonalRating> own;
    std::optional<PersonalRating> personal;
    std::optional<int> trakt_kept;
  };
  using enum PersonalRating;
  const Case cases[] = {
      {"none", std::nullopt, std::nullopt, std::nullopt, std::nullopt},
      {"Trakt's", 8, std::nullopt, entertaining, 8},
      {"Trakt's lowest", 1, std::nullopt, waste, 1},
      {"Trakt's highest", 10, std::nullopt, outstanding, 10},
      {"the user's", std::nullopt, meh, meh, std::nullopt},
      {"both", 10, meh, meh, 10},
      {"a Trakt rating of 0 is no rating", 0, std::nullopt, std::nullopt, std::nullopt},
      {"nor does it touch the user's", 0, meh, meh, std::nullopt},
      {"11 is no rating", 11, std::nullopt, std::nullopt, std::nullopt},
      {"-1 is no rating", -1, std::nullopt, std::nullopt, std::nullopt},
  };
  for (const auto& row : cases) {
    EntryFacts facts;
    facts.trakt_rating = row.trakt;
    facts.own_rating = row.own;
    const auto movie = project({}, facts).entry;
    EXPECT_EQ(movie.personal_rating, row.personal) << row.description;
    EXPECT_EQ(movie.trakt_rating, row.trakt_kept) << row.description;
    const auto series = project_series({}, facts, {}, zone("UTC"), test::day("2024-01-01")).entry;
    EXPECT_EQ(series, movie) << row.description << ": a series is rated like a movie";
  }
}

TEST(EntryDateAdded, is_the_earliest_that_any_fact_gives) {
  const auto play = imported(1, {1, 1}, "2024-04-04T00:00:00Z");
  const auto later = imported(2, {1, 2}, "2024-05-05T00:00:00Z");
  const auto undated = imported(3, {1, 3}, "");
  struct Case {
    std::string description, added, watchlisted, rated;
    std::vector<PlayFact> plays;
    std::string expected;
  };
  const Case cases[] = {
      {"no fact", "", "", "", {}, "-"},
      {"only undated plays", "", "", "", {undated}, "-"},
      {"added here", "2024-01-01T00:00:00Z", "", "", {}, "2024-01-01T00:00:00.000Z"},
      {"watchlisted", "", "2024-02-02T00:00:00Z", "", {}, "2024-02-02T00:00:00.000Z"},
      {"rated", "", "", "2024-03-03T00:00:00Z", {}, "2024-03-03T00:00:00.000Z"},
      {"played", "", "", "", {undated, later, play}, "2024-04-04T00:00:00.000Z"},
      {"added here first",
       "2024-01-01T00:00:00Z",
       "2024-02-02T00:00:00Z",
       "2024-03-03T00:00:00Z",
       {play},
       "2024-01-01T00:00:00.000Z"},
      {"watchlisted first",
       "2024-06-01T00:00:00Z",
       "2024-02-02T00:00:00Z",
       "2024-03-03T00:00:00Z",
       {play},
       "2024-02-02T00:00:00.000Z"},
      {"rated first",
       "2024-06-01T00:00:00Z",
       "2024-06-02T00:00:00Z",
       "2024-03-03T00:00:00Z",
       {play},
       "2024-03-03T00:00:00.000Z"},
      {"played first",
       "2024-06-01T00:00:00Z",
       "2024-06-02T00:00:00Z",
       "2024-06-03T00:00:00Z",
       {later, play, undated},
       "2024-04-04T00:00:00.000Z"},
  };
  for (const auto& row : cases) {
    EntryFacts facts;
    facts.added_at = test::maybe_at(row.added);
    facts.watchlisted_at = test::maybe_at(row.watchlisted);
    facts.rated_at = test::maybe_at(row.rated);
    EXPECT_EQ(test::text(project(row.plays, facts).entry.date_added), row.expected) << row.description;
    const auto series = project_series(row.plays, facts, {}, zone("UTC"), test::day("2024-12-31"));
    EXPECT_EQ(test::text(series.entry.date_added), row.expected) << row.description;
  }
}

}  // namespace
}  // namespace cinemarco
