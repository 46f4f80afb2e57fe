// SPDX-License-Identifier: MIT
// What stands in the calendar, and since when each of it is as it is.
#include "store/calendar.hpp"

#include "store/home.hpp"
#include "store/library.hpp"
#include "store/titles.hpp"
#include "support/dump.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;
using test::kAccount;
using test::kNow;

Date day(std::string_view text) {
  return parse_date(text).value();
}

const DayRange kYear{day("2026-01-01"), day("2026-12-31")};

SeriesDetails series(std::int64_t id, const std::string& name,
                     const std::vector<std::pair<EpisodeNumber, std::string>>& episodes) {
  SeriesDetails details;
  details.id = TmdbSeriesId{id};
  details.name = name;
  for (const auto& [number, air_date] : episodes) {
    if (details.seasons.empty() || details.seasons.back().season_number != number.season) {
      details.seasons.push_back({.season_number = number.season, .name = "S"});
    }
    details.seasons.back().episodes.push_back(
        {.episode_number = number.episode, .name = "E", .air_date = day(air_date)});
  }
  return details;
}

struct Shelf {
  EntryId add(const SeriesDetails& details, const SeriesProjection& projection = {}, Instant at = kNow) {
    EntryId entry;
    home.write([&](Transaction& tx) {
      const auto id = save_series(tx, details, at);
      entry = save_projection(tx, kAccount, id, {}, projection, RunId{1});
    });
    return entry;
  }
  void add_movie(std::int64_t id, const std::string& title, const EntryFacts& facts = {},
                 const MovieProjection& projection = {}, Instant at = kNow) {
    MovieDetails movie;
    movie.id = TmdbMovieId{id};
    movie.title = title;
    movie.release_date = day("2026-12-01");
    home.write([&](Transaction& tx) {
      save_projection(tx, kAccount, save_movie(tx, movie, at), facts, projection, RunId{1});
    });
  }
  // "2026-12-01 Name 1x2 seen", a line each.
  std::string shown(DayRange days = kYear) {
    Reader reader{home.database};
    std::string text;
    for (const auto& item : calendar_items(reader, kAccount, days)) {
      text += fmt::format("{} {}{}{}\n", format_date(item.day), item.name,
                          item.episode ? fmt::format(" {}x{}", item.episode->season, item.episode->episode) : "",
                          item.is_watched ? " seen" : "");
    }
    return text;
  }
  Home home;
};

SeriesProjection watched(std::initializer_list<EpisodeNumber> episodes) {
  SeriesProjection projection;
  projection.entry.status = WatchStatus::in_progress;
  for (const auto episode : episodes) projection.progress.push_back({episode, day("2026-06-01"), kNow});
  return projection;
}

TEST(Calendar, holds_episodes_by_day_title_and_number) {
  Shelf shelf;
  shelf.add(series(1, "Zen", {{{1, 1}, "2026-03-01"}, {{1, 2}, "2026-03-02"}}), watched({{1, 1}}));
  shelf.add(series(2, "Abc", {{{2, 2}, "2026-03-02"}, {{2, 10}, "2026-03-02"}, {{3, 1}, "2027-01-01"}}));
  EXPECT_EQ(shelf.shown(), "2026-03-01 Zen 1x1 seen\n2026-03-02 Abc 2x2\n2026-03-02 Abc 2x10\n2026-03-02 Zen 1x2\n");
  EXPECT_EQ(shelf.shown({day("2026-03-01"), day("2026-03-01")}), "2026-03-01 Zen 1x1 seen\n");
}

TEST(Calendar, leaves_out_what_the_user_abandoned) {
  Shelf shelf;
  SeriesProjection abandoned;
  abandoned.entry.status = WatchStatus::abandoned;
  shelf.add(series(1, "Left", {{{1, 1}, "2026-03-01"}}), abandoned);
  EXPECT_EQ(shelf.shown(), "");
}

TEST(Calendar, holds_specials_of_a_series_of_which_one_was_watched) {
  Shelf shelf;
  const auto episodes = [](const char* name, std::int64_t id) {
    return series(id, name, {{{0, 1}, "2026-03-01"}, {{0, 2}, "2026-03-02"}, {{1, 1}, "2026-03-03"}});
  };
  shelf.add(episodes("With", 1), watched({{0, 1}}));
  shelf.add(episodes("Without", 2), watched({{1, 1}}));
  EXPECT_EQ(shelf.shown(),
            "2026-03-01 With 0x1 seen\n2026-03-02 With 0x2\n2026-03-03 With 1x1\n2026-03-03 Without 1x1 seen\n");
}

TEST(Calendar, holds_movies_that_are_listed_or_not_begun) {
  Shelf shelf;
  MovieProjection seen;
  seen.entry.status = WatchStatus::completed;
  seen.sessions.push_back({day("2026-12-02"), kNow});
  shelf.add_movie(1, "New");
  shelf.add_movie(2, "Seen", {}, seen);
  EntryFacts listed;
  listed.watchlisted_at = kNow;
  shelf.add_movie(3, "Seen and listed", listed, seen);
  EXPECT_EQ(shelf.shown(), "2026-12-01 New\n2026-12-01 Seen and listed seen\n");
}

TEST(Calendar, tells_since_when_an_event_is_as_it_is) {
  using std::chrono::hours;
  Shelf shelf;
  const auto stamps = [&] {
    return query(shelf.home.file(), "SELECT group_concat(told_at || ' ' || retold, ', ') FROM calendar_items");
  };
  auto details = series(1, "Name", {{{1, 1}, "2026-03-01"}, {{1, 2}, "2026-03-08"}});
  shelf.add(details);
  shelf.add(details, {}, kNow + hours{1});
  EXPECT_EQ(stamps(), "2026-11-23T12:00:00.000Z 0, 2026-11-23T12:00:00.000Z 0") << "nothing changed";
  details.seasons[0].episodes[1].air_date = day("2026-03-09");
  details.seasons[0].episodes[0].overview = "No calendar tells this.";
  shelf.add(details, {}, kNow + hours{2});
  EXPECT_EQ(stamps(), "2026-11-23T12:00:00.000Z 0, 2026-11-23T14:00:00.000Z 1");
  details.name = "Another name";
  shelf.add(details, {}, kNow + hours{3});
  EXPECT_EQ(stamps(), "2026-11-23T15:00:00.000Z 1, 2026-11-23T15:00:00.000Z 2") << "each event's title changed";
}

TEST(Calendar, a_movie_that_moves_or_is_renamed_is_told_anew) {
  Shelf shelf;
  shelf.add_movie(1, "Old");
  shelf.add_movie(1, "Old", {}, {}, kNow + std::chrono::hours{1});
  shelf.add_movie(1, "New", {}, {}, kNow + std::chrono::hours{2});
  EXPECT_EQ(query(shelf.home.file(), "SELECT told_at, retold FROM calendar_items"), "2026-11-23T14:00:00.000Z|1");
}

TEST(Calendar, finds_the_day_from_which_on_enough_items_lie_behind) {
  Shelf shelf;
  Reader reader{shelf.home.database};
  EXPECT_EQ(day_of_past_items(reader, kAccount, day("2026-12-31"), 2), std::nullopt);
  shelf.add(series(1, "Zen", {{{1, 1}, "2026-03-01"}, {{1, 2}, "2026-03-02"}, {{1, 3}, "2026-12-31"}}));
  shelf.add_movie(1, "New");
  Reader now{shelf.home.database};
  EXPECT_EQ(day_of_past_items(now, kAccount, day("2026-12-31"), 2), day("2026-03-02"));
  EXPECT_EQ(day_of_past_items(now, kAccount, day("2026-12-31"), 9), day("2026-03-01"));
}

}  // namespace
}  // namespace cinemarco::store
