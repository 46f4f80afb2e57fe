// SPDX-License-Identifier: MIT
#include "tmdb/client.hpp"

#include "tmdb/fakes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace cinemarco::tmdb {
namespace {

using test::caught;
using test::Desk;
using test::json_response;

const std::string kToken = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln";

bool shows(const test::Caught& error, const std::string& secret) {
  return error.message.contains(secret) || error.context.contains(secret);
}

TEST(TmdbClient, sends_a_v3_key_in_the_query_and_asks_for_the_credits_along) {
  Desk desk;
  desk.http.answer("/movie/550", json_response(test::movie_body(550)));
  (void)desk.client.movie(TmdbMovieId{550}, {}, {});
  const auto request = desk.http.requests().at(0);
  EXPECT_EQ(request.url,
            "https://tmdb.test/3/movie/550?api_key=" + test::kKey + "&append_to_response=credits&language=en-US");
  EXPECT_FALSE(std::ranges::any_of(request.headers, [](const auto& header) { return header.name == "authorization"; }));
}

TEST(TmdbClient, sends_a_read_token_as_bearer_and_keeps_it_out_of_the_address) {
  Desk desk{Remembered::not_found_too, " " + kToken + "\n"};
  desk.http.answer("/tv/1/season/2", json_response(test::season_body(2)));
  (void)desk.client.season(TmdbSeriesId{1}, 2, {}, {});
  const auto request = desk.http.requests().at(0);
  EXPECT_EQ(request.url, "https://tmdb.test/3/tv/1/season/2?language=en-US");
  const auto bearer = std::ranges::find(request.headers, "authorization", &net::Header::name);
  ASSERT_NE(bearer, request.headers.end());
  EXPECT_EQ(bearer->value, "Bearer " + kToken);
}

TEST(TmdbClient, asks_for_a_series_with_credits_and_nineteen_seasons_which_is_all_that_one_call_may_append) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(test::series_body(1396, {1})));
  (void)desk.client.series(TmdbSeriesId{1396}, {}, {});
  const auto target = desk.http.targets().at(0);
  EXPECT_TRUE(target.starts_with("/tv/1396?append_to_response=aggregate_credits,season/0,season/1,"));
  EXPECT_TRUE(target.ends_with(",season/17,season/18"));
  EXPECT_EQ(std::ranges::count(target, ','), 19);
}

TEST(TmdbClient, refuses_to_append_more_than_tmdb_takes) {
  Desk desk;
  const std::array<int, 21> numbers{};
  EXPECT_EQ(caught([&] { (void)desk.client.series_seasons(TmdbSeriesId{1}, numbers, {}); })->code, ErrorCode::internal);
}

TEST(TmdbClient, without_a_usable_key_asks_nobody_and_says_where_to_get_one) {
  for (const std::string key : {"", "  \n", "abc\r\nx-evil: 1", "abc&language=de"}) {
    Desk desk{Remembered::not_found_too, key};
    const auto error = caught([&] { (void)desk.client.movie(TmdbMovieId{1}, {}, {}); });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, ErrorCode::configuration);
    EXPECT_TRUE(error->message.contains("TMDB_API_KEY"));
    EXPECT_TRUE(error->message.contains("https://www.themoviedb.org/settings/api"));
    EXPECT_EQ(desk.http.count(), 0U);
  }
}

TEST(TmdbClient, names_what_tmdb_refused_in_tmdbs_own_words_and_never_the_key) {
  struct Case {
    std::string description;
    net::HttpResponse response;
    ErrorCode code;
    std::string says;
  };
  const std::vector<Case> cases{
      {"401",
       json_response(R"({"status_code":7,"status_message":"Invalid API key: You must be granted a valid key."})", 401),
       ErrorCode::configuration, "https://www.themoviedb.org/settings/api"},
      {"401 without body", json_response("", 401), ErrorCode::configuration, "TMDB_API_KEY"},
      {"404", json_response(test::kNotFoundBody, 404), ErrorCode::not_found, "movie 550"},
      {"404 of another server",
       {404, {{"content-type", "text/html"}}, "<html>Not here</html>"},
       ErrorCode::upstream,
       "TMDB_API_URL"},
      {"404 with JSON of another server", json_response(R"({"detail":"Not Found"})", 404), ErrorCode::upstream,
       "TMDB_API_URL"},
      {"400",
       json_response(R"({"success":false,"status_code":27,"status_message":"Too many append to response objects"})",
                     400),
       ErrorCode::upstream, "Too many append to response objects"},
      {"403", json_response(R"({"status_code":45,"status_message":"Suspended"})", 403), ErrorCode::upstream,
       "Suspended"},
      {"422 in its other shape", json_response(R"({"errors":["query must be provided"]})", 422), ErrorCode::upstream,
       "query must be provided"},
      {"a redirect", {302, {}, ""}, ErrorCode::upstream, "TMDB_API_URL"},
  };
  for (const auto& [description, response, code, says] : cases) {
    Desk desk;
    desk.http.answer("/movie/550", response);
    const auto error = caught([&] { (void)desk.client.movie(TmdbMovieId{550}, {}, {}); });
    ASSERT_TRUE(error) << description;
    EXPECT_EQ(error->code, code) << description << ": " << error->message;
    EXPECT_TRUE(error->message.contains(says)) << description << ": " << error->message;
    EXPECT_FALSE(shows(*error, test::kKey)) << description;
    EXPECT_EQ(desk.http.count(), 1U) << description << ": permanent, so asked once";
  }
}

TEST(TmdbClient, asks_again_for_a_200_that_is_no_json_object) {
  for (const std::string nonsense : {"<html>Welcome to the hotel</html>", "\x1f\x8b\x08 gzip nobody inflated", "",
                                     "[1,2]", R"({"id":550,"title":"cut he)"}) {
    Desk desk;
    desk.http.answer("/movie/550", json_response(nonsense));
    desk.http.answer("/movie/550", json_response(nonsense));
    desk.http.answer("/movie/550", json_response(test::movie_body(550)));
    EXPECT_EQ(desk.client.movie(TmdbMovieId{550}, {}, {})->root.at("id").as_int64(), 550);
    EXPECT_EQ(desk.http.count(), 3U);
    EXPECT_EQ(desk.clock.sleeps().size(), 2U);
  }
}

TEST(TmdbClient, gives_up_on_nonsense_after_two_more_tries) {
  Desk desk;
  desk.http.answer("/movie/550", json_response("<html></html>"));
  const auto error = caught([&] { (void)desk.client.movie(TmdbMovieId{550}, {}, {}); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::upstream);
  EXPECT_EQ(desk.http.count(), 3U);
}

TEST(TmdbClient, a_stop_ends_the_wait_between_the_tries) {
  Desk desk;
  std::stop_source source;
  desk.http.answer("/movie/550", [&](const net::HttpRequest&) {
    source.request_stop();
    return json_response("<html></html>");
  });
  EXPECT_EQ(caught([&] { (void)desk.client.movie(TmdbMovieId{550}, {}, source.get_token()); })->code,
            ErrorCode::cancelled);
  EXPECT_EQ(desk.http.count(), 1U);
}

TEST(TmdbClient, a_slash_at_the_end_of_the_address_does_no_harm) {
  test::ScriptedHttp http;
  cinemarco::test::FakeClock clock;
  auto settings = test::settings_with();
  settings.api_url += "//";
  net::Service service{api_service(settings), http, clock, nullptr, [] { return 0.0; }};
  TmdbClient client{settings, service, clock};
  http.answer("/find/tt0137523", json_response(R"({"movie_results":[]})"));
  (void)client.find(ExternalId::imdb, "tt0137523", {});
  EXPECT_EQ(http.targets().at(0), "/find/tt0137523?external_source=imdb_id");
  EXPECT_EQ(client.requests(), 1);
}

}  // namespace
}  // namespace cinemarco::tmdb
