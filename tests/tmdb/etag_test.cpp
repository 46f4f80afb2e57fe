// SPDX-License-Identifier: MIT
// What TMDB says is as it was is not sent again.
#include "tmdb/discovery.hpp"
#include "tmdb/fakes.hpp"

#include <gtest/gtest.h>

namespace cinemarco::tmdb {
namespace {

using test::caught;
using test::Desk;
using test::json_response;

constexpr std::chrono::hours kDay{25};

std::string condition(const net::HttpRequest& request) {
  for (const auto& header : request.headers) {
    if (header.name == "if-none-match") return header.value;
  }
  return {};
}

// A body under an etag, and 304 to whoever knows it.
test::ScriptedHttp::Answer tagged(std::string body, std::string etag) {
  return [body = std::move(body), etag = std::move(etag)](const net::HttpRequest& request) -> net::HttpResponse {
    if (condition(request) == etag) return {304, {{"etag", etag}}, {}};
    auto response = json_response(body);
    response.headers.push_back({"etag", etag});
    return response;
  };
}

TEST(Etag, lets_a_movie_live_on_without_its_body) {
  Desk desk;
  desk.http.answer("/movie/550", tagged(test::movie_with_credits(550), "W/\"1\""));
  (void)desk.catalogue.movie(TmdbMovieId{550}, {});
  desk.clock.advance(kDay);
  const auto again = desk.catalogue.movie(TmdbMovieId{550}, {});
  EXPECT_EQ(again.title, "Movie 550");
  EXPECT_EQ(again.credits->size(), 4U);
  EXPECT_FALSE(again.stale);
  EXPECT_EQ(condition(desk.http.requests().at(1)), "W/\"1\"");
  (void)desk.catalogue.movie(TmdbMovieId{550}, {});
  EXPECT_EQ(desk.http.count(), 2U) << "it has a life of its own again";
}

TEST(Etag, of_a_changed_answer_is_the_new_one) {
  Desk desk;
  desk.http.answer("/movie/550", tagged(test::movie_with_credits(550), "\"old\""));
  desk.http.answer("/movie/550", tagged(test::movie_with_credits(550), "\"new\""));
  for (int day = 0; day < 3; ++day) {
    (void)desk.catalogue.movie(TmdbMovieId{550}, {});
    desk.clock.advance(kDay);
  }
  EXPECT_EQ(condition(desk.http.requests().at(1)), "\"old\"");
  EXPECT_EQ(condition(desk.http.requests().at(2)), "\"new\"");
}

TEST(Etag, is_not_kept_of_an_answer_that_lacked_a_part) {
  Desk desk;
  desk.http.answer("/movie/550", tagged(test::movie_body(550), "\"half\""));
  EXPECT_FALSE(desk.catalogue.movie(TmdbMovieId{550}, {}).credits);
  EXPECT_FALSE(desk.catalogue.movie(TmdbMovieId{550}, {}).credits);
  EXPECT_EQ(condition(desk.http.requests().at(1)), "");
}

TEST(Etag, serves_nobody_whose_other_parts_are_lost) {
  Desk desk;
  desk.http.answer("/movie/550", tagged(test::movie_with_credits(550), "\"1\""));
  (void)desk.catalogue.movie(TmdbMovieId{550}, {});
  desk.cache.erase("movie:550:credits");
  EXPECT_EQ(desk.catalogue.movie(TmdbMovieId{550}, {}).credits->size(), 4U);
  EXPECT_EQ(desk.http.count(), 3U) << "304 first, then the whole of it";
  EXPECT_EQ(condition(desk.http.requests().at(2)), "");
}

TEST(Etag, of_a_series_covers_its_seasons) {
  Desk desk;
  desk.http.answer(
      "/tv/1396", tagged(test::series_body(
                             1396, {1}, test::part("aggregate_credits", test::aggregate_body()) + test::season_part(1)),
                         "\"s\""));
  (void)desk.catalogue.series(TmdbSeriesId{1396}, {});
  desk.clock.advance(kDay);
  EXPECT_EQ(desk.catalogue.series(TmdbSeriesId{1396}, {}).seasons.at(0).episodes.size(), 2U);
  EXPECT_EQ(desk.catalogue.season(TmdbSeriesId{1396}, 1, {}).episodes.size(), 2U);
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(Etag, of_a_series_that_took_several_requests_is_not_used) {
  Desk desk;
  desk.http.answer("/tv/1396", tagged(test::series_body(1396, {1, 30},
                                                        test::part("aggregate_credits", test::aggregate_body()) +
                                                            test::season_part(1)),
                                      "\"s\""));
  desk.http.answer("/tv/1396/season/30", json_response(test::season_body(30)));
  (void)desk.catalogue.series(TmdbSeriesId{1396}, {});
  const auto before = desk.http.count();
  desk.clock.advance(kDay);
  (void)desk.catalogue.series(TmdbSeriesId{1396}, {});
  EXPECT_EQ(condition(desk.http.requests().at(before)), "");
}

TEST(Etag, serves_people_too) {
  Desk desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  desk.http.answer("/person/287",
                   tagged(R"({"id":287,"name":"Brad Pitt","combined_credits":{"cast":[{"id":550,)"
                          R"("media_type":"movie","title":"Fight Club","character":"Tyler"}],"crew":[]}})",
                          "\"p\""));
  (void)discovery.person(TmdbPersonId{287}, {});
  desk.clock.advance(kPersonLifetime + kDay);
  EXPECT_EQ(discovery.person(TmdbPersonId{287}, {}).works.size(), 1U);
  (void)discovery.person(TmdbPersonId{287}, {});
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(Etag, that_could_break_out_of_a_header_is_none) {
  Desk desk;
  desk.http.answer("/movie/550", tagged(test::movie_with_credits(550), "\"a\"\r\nx: y"));
  (void)desk.catalogue.movie(TmdbMovieId{550}, {});
  EXPECT_EQ(desk.cache.at("movie:550").answer.etag, "");
}

TEST(Changes, are_read_page_by_page_unless_they_are_too_many) {
  Desk desk;
  desk.http.answer("/movie/changes", json_response(R"({"results":[{"id":1},{"id":2}],"total_pages":2})"));
  desk.http.answer("/movie/changes", json_response(R"({"results":[{"id":3},{"id":null}],"total_pages":2})"));
  const Date day{std::chrono::year{2026}, std::chrono::May, std::chrono::day{3}};
  EXPECT_EQ(desk.catalogue.changes(TitleType::movie, day, day, 2, {}), (std::set<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(desk.http.targets().back(), "/movie/changes?end_date=2026-05-03&page=2&start_date=2026-05-03");
  EXPECT_FALSE(desk.catalogue.changes(TitleType::movie, day, day, 1, {}));
  EXPECT_EQ(desk.http.count(), 3U);
}

TEST(PictureHost, is_read_once_a_day) {
  Desk desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  desk.http.answer("/configuration",
                   json_response(R"({"images":{"base_url":"http://image.tmdb.org/t/p/","secure_base_url":)"
                                 R"("https://image.tmdb.org/t/p/","poster_sizes":["w92","original"]}})"));
  const auto host = discovery.picture_host({});
  EXPECT_EQ(host.base_url, "https://image.tmdb.org/t/p");
  EXPECT_EQ(host.poster_sizes, (std::vector<std::string>{"w92", "original"}));
  (void)discovery.picture_host({});
  EXPECT_EQ(desk.http.count(), 1U);
}

}  // namespace
}  // namespace cinemarco::tmdb
