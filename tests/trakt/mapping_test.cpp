// SPDX-License-Identifier: MIT
// Rows of Trakt, good and broken, through the production reader.
#include "trakt/mapping.hpp"

#include "json/json.hpp"
#include "trakt/rows.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco::trakt {
namespace {

const std::string kMovie =
    R"({"title":"Heretic","year":2024,"ids":{"trakt":916302,"slug":"h","imdb":"tt28015403","tmdb":1138194}})";
const std::string kShow =
    R"({"title":"Silo","year":2023,"ids":{"trakt":180770,"tvdb":403245,"imdb":"","tmdb":125988,"tvrage":0}})";
const std::string kEpisode = R"({"season":0,"number":3,"title":null,"ids":{"trakt":5165667,"tmdb":null}})";

SourcePage read_one(Section section, const std::string& row) {
  SourcePage page;
  page.section = section;
  const auto value = json::parse(row);
  EXPECT_TRUE(value) << row;
  if (value) read_row(*value, {"here"}, page, WithoutId::refused);
  return page;
}

TEST(ToPlay, reads_a_movie_with_its_64_bit_id) {
  const auto page = read_one(
      Section::movie_plays,
      R"({"id":12093947887,"watched_at":"2014-09-01T09:10:11.000Z","action":"checkin","type":"movie","movie":)" +
          kMovie + "}");
  ASSERT_EQ(page.plays.size(), 1U);
  const auto& play = page.plays.front();
  EXPECT_EQ(play.history_id, HistoryId{12093947887});
  EXPECT_EQ(play.watched_at, *parse_instant("2014-09-01T09:10:11.000Z"));
  EXPECT_EQ(play.action, "checkin");
  EXPECT_EQ(play.title.type, TitleType::movie);
  EXPECT_EQ(play.title.ids.trakt, TraktId{916302});
  EXPECT_EQ(play.title.ids.tmdb, 1138194);
  EXPECT_EQ(play.title.ids.imdb, "tt28015403");
  EXPECT_EQ(play.title.year, 2024);
  EXPECT_FALSE(play.episode);
}

TEST(ToPlay, reads_a_special_and_takes_empty_numbers_for_missing) {
  const auto page = read_one(Section::episode_plays,
                             R"({"id":7,"watched_at":"2025-01-31T23:12:41.000Z","type":"episode","episode":)" +
                                 kEpisode + R"(,"show":)" + kShow + "}");
  ASSERT_EQ(page.plays.size(), 1U);
  const auto& play = page.plays.front();
  EXPECT_EQ(play.action, "");
  EXPECT_EQ(play.episode, (EpisodeNumber{0, 3}));
  EXPECT_EQ(play.episode_trakt_id, TraktId{5165667});
  EXPECT_EQ(play.title.type, TitleType::series);
  EXPECT_EQ(play.title.ids.tvdb, 403245);
  EXPECT_EQ(play.title.ids.imdb, std::nullopt);
}

TEST(ToPlay, reads_an_episodes_title_and_loses_no_play_by_one) {
  const std::pair<const char*, const char*> titles[] = {
      {R"("The Return")", "The Return"}, {"null", ""}, {"7", ""}, {R"(["x"])", ""}, {R"("")", ""}};
  for (const auto& [sent, read] : titles) {
    const auto page = read_one(Section::episode_plays,
                               R"({"id":7,"watched_at":"2025-01-31T23:12:41.000Z","type":"episode","episode":)"
                               R"({"season":2014,"number":91,"title":)" +
                                   std::string{sent} + R"(,"ids":{"trakt":1}},"show":)" + kShow + "}");
    ASSERT_EQ(page.plays.size(), 1U) << sent;
    EXPECT_EQ(page.plays.front().episode_title, read);
  }
}

TEST(ToPlay, keeps_a_play_whose_date_is_unknown) {
  for (const char* date : {R"("1970-01-01T00:00:00.000Z")", "null", R"("1970-01-01T00:00:00Z")",
                           R"("1970-01-01T00:00:00+00:00")", R"("1970-01-01T01:00:00+01:00")",
                           R"("1969-12-31T19:00:00-0500")", R"("1970-01-01T00:00:00")", R"("1970-01-01")"}) {
    const auto page = read_one(Section::movie_plays, R"({"id":1,"watched_at":)" + std::string{date} +
                                                         R"(,"type":"movie","movie":)" + kMovie + "}");
    ASSERT_EQ(page.plays.size(), 1U) << date;
    EXPECT_EQ(page.plays.front().watched_at, std::nullopt) << date;
  }
}

TEST(ToPlay, keeps_a_play_without_a_tmdb_number) {
  const auto page =
      read_one(Section::episode_plays, R"({"id":1,"watched_at":"2026-01-01T00:00:00.000Z","type":"episode",
      "episode":{"season":2024,"number":1,"ids":{"trakt":3}},"show":{"title":"Formula 1","year":null,"ids":{"trakt":5,"tvdb":9,"imdb":null,"tmdb":null}}})");
  ASSERT_EQ(page.plays.size(), 1U);
  EXPECT_EQ(page.plays.front().title.ids.tmdb, std::nullopt);
  EXPECT_EQ(page.plays.front().title.ids.tvdb, 9);
  EXPECT_EQ(page.plays.front().title.year, std::nullopt);
}

TEST(Rows, name_what_is_broken) {
  struct Case {
    const char* description;
    Section section;
    std::string row;
    std::string message;
  };
  const auto plays = Section::movie_plays;
  const std::string dated = R"("watched_at":"2026-01-01T00:00:00.000Z")";
  const Case cases[] = {
      {"not an object", plays, "[1]", "expected object"},
      {"no id", plays, R"({"type":"movie"})", "id: expected a positive number"},
      {"id is text", plays, R"({"id":"7","type":"movie"})", "id: expected a positive number"},
      {"id is zero", plays, R"({"id":0,"type":"movie","movie":)" + kMovie + "}", "id: expected a positive number"},
      {"id is beyond 64 bits", plays, R"({"id":18446744073709551615,"type":"movie"})",
       "id: expected a positive number"},
      {"no type", plays, R"({"id":1})", "type: missing"},
      {"a show is no play", plays, R"({"id":1,"type":"show","show":)" + kShow + "}", "type: unknown type \"show\""},
      {"a season is no play", plays, R"({"id":1,"type":"season"})", "type: unknown type \"season\""},
      {"a type that would be cut amid a letter", plays, R"({"id":1,"type":"the type is too lo\u00f6ng for one"})",
       "type: unknown type \"the type is too lo??ng for one\""},
      {"no movie", plays, R"({"id":1,"type":"movie","movie":null})", "movie: missing"},
      {"nameless movie", plays, R"({"id":1,"type":"movie","movie":{"ids":{}}})", "movie.ids: missing"},
      {"tmdb is text", plays, R"({"id":1,"type":"movie","movie":{"ids":{"trakt":1,"tmdb":"x"}}})",
       "movie.ids.tmdb: expected integer"},
      {"no show", plays, R"({"id":1,"type":"episode","episode":)" + kEpisode + "}", "show: missing"},
      {"no episode number", plays,
       R"({"id":1,"type":"episode","episode":{"season":1,"number":null},"show":)" + kShow + "}",
       "episode.number: missing"},
      {"negative season", plays, R"({"id":1,"type":"episode","episode":{"season":-1,"number":1},"show":)" + kShow + "}",
       "episode.season: negative"},
      {"rating above ten", Section::ratings, R"({"rating":11,"type":"movie","movie":)" + kMovie + "}",
       "rating: expected 1 to 10"},
      {"rating below zero", Section::ratings, R"({"rating":-1,"type":"movie","movie":)" + kMovie + "}",
       "rating: expected 1 to 10"},
      {"no rating", Section::ratings, R"({"type":"movie","movie":)" + kMovie + "}", "rating: missing"},
      {"rating of a person", Section::ratings, R"({"rating":5,"type":"person"})", "type: unknown type \"person\""},
      {"rated season without Trakt's number", Section::ratings,
       R"({"rating":5,"type":"season","season":{"number":1,"ids":{"trakt":null}},"show":)" + kShow + "}",
       "season.ids.trakt: missing"},
      {"rated show without Trakt's number", Section::ratings,
       R"({"rating":5,"type":"show","show":{"title":"A","ids":{}}})", "show.ids.trakt: missing"},
      {"item without any number", Section::watchlist, R"({"type":"movie","movie":{"title":"A"}})",
       "ids: neither a number of Trakt nor one of TMDB"},
      {"flat item without its series", Section::watchlist, R"({"type":"episode","trakt_id":4})", "show: missing"},
  };
  for (const auto& c : cases) {
    const auto page = read_one(c.section, c.row);
    ASSERT_EQ(page.problems.size(), 1U) << c.description;
    EXPECT_EQ(page.problems.front().where, "here");
    EXPECT_TRUE(page.problems.front().message.ends_with(c.message)) << c.description << page.problems.front().message;
    // Whoever reads it wants to know what it is about.
    std::string title;
    if (c.row.contains("Heretic")) title = "Heretic: ";
    if (c.row.contains("Silo")) title = "Silo: ";
    EXPECT_TRUE(page.problems.front().message.starts_with(title)) << c.description << page.problems.front().message;
    EXPECT_TRUE(page.plays.empty() && page.ratings.empty() && page.watchlist.empty()) << c.description;
  }
}

TEST(Rows, with_a_date_that_is_none_come_in_without_it_and_are_told) {
  for (const std::string date :
       {R"("yesterday")", R"("2024-02-30T10:00:00Z")", R"("2024-01-15T25:00:00")", "17", "{}"}) {
    const auto page = read_one(Section::movie_plays,
                               R"({"id":1,"watched_at":)" + date + R"(,"type":"movie","movie":)" + kMovie + "}");
    ASSERT_EQ(page.plays.size(), 1U) << date;
    EXPECT_EQ(page.plays.front().watched_at, std::nullopt) << date;
    EXPECT_EQ(page.plays.front().watched_day, std::nullopt) << date;
    ASSERT_EQ(page.problems.size(), 1U) << date;
    EXPECT_TRUE(page.problems.front().kept);
    EXPECT_TRUE(page.problems.front().message.starts_with("Heretic: watched_at is ")) << page.problems.front().message;
  }
}

TEST(ToPlay, takes_a_clock_without_a_zone_for_its_day) {
  for (const char* date : {"2024-01-15T12:00:00", "2024-01-15T23:59:59.500", "2024-01-15 00:00:00", "2024-01-15"}) {
    const auto page = read_one(Section::movie_plays, R"({"id":1,"watched_at":")" + std::string{date} +
                                                         R"(","type":"movie","movie":)" + kMovie + "}");
    ASSERT_EQ(page.plays.size(), 1U) << date;
    EXPECT_TRUE(page.problems.empty()) << date;
    EXPECT_EQ(page.plays.front().watched_at, std::nullopt) << date;
    EXPECT_EQ(page.plays.front().watched_day, *parse_date("2024-01-15")) << date;
  }
}

TEST(Rows, deliver_the_good_ones_around_a_broken_one) {
  SourcePage page;
  page.section = Section::movie_plays;
  const std::string good = R"({"id":1,"type":"movie","movie":)" + kMovie + "}";
  const auto rows =
      json::parse("[" + good + R"(,{"id":2,"type":"movie","movie":{"ids":{"tmdb":true}}},)" + good + ",null]");
  read_rows(rows->as_array(), "history/movies page 3", page);
  EXPECT_EQ(page.plays.size(), 2U);
  ASSERT_EQ(page.problems.size(), 2U);
  EXPECT_EQ(page.problems[0].where, "history/movies page 3 [1]");
  EXPECT_EQ(page.problems[0].message, "movie.ids.tmdb: expected integer");
  EXPECT_EQ(page.problems[1].where, "history/movies page 3 [3]");
}

TEST(ToRating, reads_what_can_be_rated) {
  struct Case {
    const char* type;
    const char* members;
    RatedType rated;
    std::int64_t trakt_id;
    std::optional<int> season, episode;
  };
  const Case cases[] = {
      {"movie", "", RatedType::movie, 916302, {}, {}},
      {"show", "", RatedType::series, 180770, {}, {}},
      {"season", R"("season":{"number":2,"ids":{"trakt":257490}},)", RatedType::season, 257490, 2, {}},
      {"episode", "", RatedType::episode, 5165667, 0, 3}};
  for (const auto& c : cases) {
    const auto page = read_one(Section::ratings, R"({"rated_at":"2025-01-16T17:40:52.000Z","rating":8,"type":")" +
                                                     std::string{c.type} + R"(",)" + c.members + R"("episode":)" +
                                                     kEpisode + R"(,"movie":)" + kMovie + R"(,"show":)" + kShow + "}");
    ASSERT_EQ(page.ratings.size(), 1U) << c.type;
    const auto& rating = page.ratings.front();
    EXPECT_EQ(rating.type, c.rated);
    EXPECT_EQ(rating.trakt_id, TraktId{c.trakt_id}) << c.type;
    EXPECT_EQ(rating.season, c.season) << c.type;
    EXPECT_EQ(rating.episode, c.episode) << c.type;
    EXPECT_EQ(rating.rating, 8);
    EXPECT_EQ(rating.title.ids.tmdb, c.rated == RatedType::movie ? 1138194 : 125988) << c.type;
  }
}

TEST(ToRating, takes_zero_for_no_rating) {
  const auto page = read_one(Section::ratings, R"({"rating":0,"type":"movie","movie":)" + kMovie + "}");
  EXPECT_TRUE(page.ratings.empty());
  EXPECT_TRUE(page.problems.empty());
}

TEST(ToWatchlistItem, lets_a_season_stand_for_its_series) {
  const auto page = read_one(Section::watchlist,
                             R"({"id":9,"rank":1,"listed_at":"2024-12-27T21:36:48.000Z","notes":null,"type":"season",
      "season":{"number":3,"ids":{}},"show":)" +
                                 kShow + "}");
  ASSERT_EQ(page.watchlist.size(), 1U);
  const auto& item = page.watchlist.front();
  EXPECT_EQ(item.title.type, TitleType::series);
  EXPECT_EQ(item.title.ids.tmdb, 125988);
  EXPECT_EQ(item.season, 3);
  EXPECT_EQ(item.listed_at, *parse_instant("2024-12-27T21:36:48.000Z"));
}

TEST(ToWatchlistItem, reads_flat_rows) {
  const auto movie = read_one(
      Section::watchlist, R"({"imdb_id":"tt0133093","tmdb_id":603,"trakt_id":481,"title":"The Matrix","year":1999})");
  ASSERT_EQ(movie.watchlist.size(), 1U);
  EXPECT_EQ(movie.watchlist.front().title.type, TitleType::movie);
  EXPECT_EQ(movie.watchlist.front().title.ids.tmdb, 603);
  EXPECT_EQ(movie.watchlist.front().title.ids.trakt, TraktId{481});
  EXPECT_EQ(movie.watchlist.front().title.title, "The Matrix");
  const auto show =
      read_one(Section::watchlist, R"({"type":"show","imdb_id":"","tmdb_id":125988,"trakt_id":0,"title":null})");
  ASSERT_EQ(show.watchlist.size(), 1U);
  EXPECT_EQ(show.watchlist.front().title.type, TitleType::series);
  EXPECT_EQ(show.watchlist.front().title.ids.trakt, std::nullopt);
}

TEST(RowIdentity, is_the_id_or_what_was_rated) {
  struct Case {
    const char* row;
    std::optional<std::string> identity;
  };
  for (const auto& c :
       {Case{R"({"id":12093947887})", "12093947887"}, Case{R"({"type":"show","show":{"ids":{"trakt":5}}})", "show 5"},
        Case{R"({"type":"show","movie":{"ids":{"trakt":5}}})", std::nullopt}, Case{"7", std::nullopt}}) {
    EXPECT_EQ(row_identity(*json::parse(c.row)), c.identity) << c.row;
  }
}

}  // namespace
}  // namespace cinemarco::trakt
