// SPDX-License-Identifier: MIT
// What the catalogue says of its cache, as the metrics show it.
#include "tmdb/catalogue.hpp"
#include "tmdb/fakes.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace cinemarco::tmdb {
namespace {

using test::caught;
using test::Desk;
using test::json_response;

TEST(CacheCounts, count_each_question_once_by_where_its_answer_lay) {
  struct Row {
    const char* description;
    const char* path;
    std::string body;
    std::function<void(TmdbCatalogue&)> ask;
  };
  const auto whole_series =
      test::series_body(1396, {1}, test::part("aggregate_credits", test::aggregate_body()) + test::season_part(1));
  const Row rows[] = {
      {"movie", "/movie/550", test::movie_with_credits(550),
       [](auto& from) { (void)from.movie(TmdbMovieId{550}, {}); }},
      {"series", "/tv/1396", whole_series, [](auto& from) { (void)from.series(TmdbSeriesId{1396}, {}); }},
      {"season", "/tv/1396/season/2", test::season_body(2),
       [](auto& from) { (void)from.season(TmdbSeriesId{1396}, 2, {}); }},
      {"id", "/find/tt0137523", R"({"movie_results":[{"id":550}],"tv_results":[],"tv_episode_results":[]})",
       [](auto& from) { (void)from.find(TitleType::movie, ExternalId::imdb, "tt0137523", {}); }},
      {"unknown movie", "", "", [](auto& from) { (void)caught([&] { (void)from.movie(TmdbMovieId{1}, {}); }); }},
      {"unknown series", "", "", [](auto& from) { (void)caught([&] { (void)from.series(TmdbSeriesId{1}, {}); }); }},
      {"unknown season", "", "", [](auto& from) { (void)caught([&] { (void)from.season(TmdbSeriesId{1}, 1, {}); }); }},
  };
  for (const auto& row : rows) {
    Desk desk;
    if (!row.body.empty()) desk.http.answer(row.path, json_response(row.body));
    EXPECT_EQ(desk.cache.hits() + desk.cache.misses(), 0) << row.description;
    row.ask(desk.catalogue);
    EXPECT_EQ(desk.cache.misses(), 1) << row.description;
    EXPECT_EQ(desk.cache.hits(), 0) << row.description;
    row.ask(desk.catalogue);
    row.ask(desk.catalogue);
    EXPECT_EQ(desk.cache.misses(), 1) << row.description;
    EXPECT_EQ(desk.cache.hits(), 2) << row.description;
  }
}

TEST(CacheCounts, count_an_expired_answer_as_missing) {
  Desk desk;
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  (void)desk.catalogue.movie(TmdbMovieId{550}, {});
  desk.clock.advance(std::chrono::hours{25});
  (void)desk.catalogue.movie(TmdbMovieId{550}, {});
  EXPECT_EQ(desk.cache.misses(), 2);
  EXPECT_EQ(desk.cache.hits(), 0);
}

TEST(CatalogueSeason, by_itself_takes_one_request_and_then_none) {
  Desk desk;
  desk.http.answer("/tv/1396/season/2", json_response(test::season_body(2)));
  const auto season = desk.catalogue.season(TmdbSeriesId{1396}, 2, {});
  EXPECT_EQ(season.season_number, 2);
  EXPECT_EQ(season.episodes.size(), 2U);
  EXPECT_EQ(desk.catalogue.season(TmdbSeriesId{1396}, 2, {}).episodes.size(), 2U);
  EXPECT_EQ(desk.http.count(), 1U);
  EXPECT_TRUE(desk.cache.contains("tv:1396:season:2"));
  EXPECT_EQ(caught([&] { (void)desk.catalogue.season(TmdbSeriesId{1396}, 9, {}); })->code, ErrorCode::not_found);
  EXPECT_EQ(caught([&] { (void)desk.catalogue.season(TmdbSeriesId{1396}, 9, {}); })->code, ErrorCode::not_found);
  EXPECT_EQ(desk.http.count(), 2U);
}

}  // namespace
}  // namespace cinemarco::tmdb
