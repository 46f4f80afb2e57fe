// SPDX-License-Identifier: MIT
#include "tmdb/catalogue.hpp"

#include "tmdb/fakes.hpp"
#include "tmdb/same_details.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace cinemarco::tmdb {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::caught;
using test::Desk;
using test::json_response;
using test::part;
using test::season_part;
using test::show;
using Keys = std::vector<std::string>;

constexpr TmdbMovieId kMovie{550};
constexpr TmdbSeriesId kSeries{1396};

std::string usual_series() {
  return test::series_body(
      1396, {0, 1, 2},
      part("aggregate_credits", test::aggregate_body()) + season_part(0) + season_part(1) + season_part(2));
}

// ---- Movies ----

TEST(CatalogueMovie, takes_one_request_and_then_none_for_a_day) {
  Desk desk;
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  const auto fresh = desk.catalogue.movie(kMovie, {});
  EXPECT_EQ(fresh.title, "Movie 550");
  ASSERT_TRUE(fresh.credits);
  EXPECT_EQ(fresh.credits->size(), 4U);
  EXPECT_EQ(desk.cache.keys(), (Keys{"movie:550", "movie:550:credits"}));
  EXPECT_EQ(desk.cache.puts(), 1) << "all parts of an answer at once";

  desk.clock.advance(hours{24} - minutes{1});
  EXPECT_EQ(show(desk.catalogue.movie(kMovie, {})), show(fresh)) << "read back the same";
  EXPECT_EQ(desk.http.count(), 1U);

  desk.clock.advance(minutes{2});
  (void)desk.catalogue.movie(kMovie, {});
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueMovie, caches_what_tmdb_sent_without_what_nobody_reads) {
  Desk desk;
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  (void)desk.catalogue.movie(kMovie, {});
  const auto& base = desk.cache.at("movie:550").answer.value;
  EXPECT_TRUE(base.contains(R"("title":"Movie 550")"));
  EXPECT_FALSE(base.contains("popularity") || base.contains("credits"));
  const auto& credits = desk.cache.at("movie:550:credits").answer.value;
  EXPECT_TRUE(credits.starts_with(R"({"cast":[{"id":819)"));
  EXPECT_FALSE(credits.contains("credit_id") || credits.contains("gender"));
  EXPECT_FALSE(base.contains(test::kKey) || credits.contains(test::kKey));
}

TEST(CatalogueMovie, without_the_credits_part_says_so_and_asks_again_next_time) {
  Desk desk;
  desk.http.answer("/movie/550", json_response(test::movie_body(550)));
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  EXPECT_FALSE(desk.catalogue.movie(kMovie, {}).credits);
  EXPECT_EQ(desk.cache.keys(), Keys{"movie:550"});
  EXPECT_TRUE(desk.catalogue.movie(kMovie, {}).credits);
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueMovie, a_damaged_entry_is_fetched_anew) {
  Desk desk;
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  (void)desk.catalogue.movie(kMovie, {});
  for (const std::string damage : {"", "{", "[]", R"({"title":"no id"})", R"({"id":551})"}) {
    desk.cache.put({{"movie:550", {damage, true}, desk.clock.now() + hours{1}}});
    EXPECT_EQ(desk.catalogue.movie(kMovie, {}).title, "Movie 550") << damage;
  }
  EXPECT_EQ(desk.http.count(), 6U);
}

TEST(CatalogueMovie, not_found_is_remembered_for_an_hour_with_what_tmdb_said) {
  Desk desk;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(caught([&] { (void)desk.catalogue.movie(kMovie, {}); })->code, ErrorCode::not_found);
  }
  EXPECT_EQ(desk.http.count(), 1U);
  EXPECT_FALSE(desk.cache.at("movie:550").answer.found);
  EXPECT_EQ(desk.cache.at("movie:550").answer.value, test::kNotFoundBody);
  desk.clock.advance(minutes{61});
  (void)caught([&] { (void)desk.catalogue.movie(kMovie, {}); });
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueMovie, an_import_asks_again_for_what_was_not_found) {
  Desk desk{Remembered::found_only};
  EXPECT_EQ(caught([&] { (void)desk.catalogue.movie(kMovie, {}); })->code, ErrorCode::not_found);
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  EXPECT_EQ(desk.catalogue.movie(kMovie, {}).title, "Movie 550");
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueMovie, nothing_unreadable_or_refused_is_cached) {
  const std::vector<net::HttpResponse> answers{json_response("<html></html>"),
                                               json_response(R"({"title":"no id"})"),
                                               json_response(test::movie_body(551)),
                                               json_response(R"({"id":null,"title":"none"})"),
                                               json_response(R"({"status_message":"no"})", 401),
                                               net::HttpResponse{404, {}, "<html></html>"}};
  for (const auto& answer : answers) {
    Desk desk;
    desk.http.answer("/movie/550", answer);
    EXPECT_TRUE(caught([&] { (void)desk.catalogue.movie(kMovie, {}); })) << answer.body;
    EXPECT_TRUE(desk.cache.keys().empty()) << answer.body;
  }
}

TEST(CatalogueMovie, shares_its_number_with_a_series_and_nothing_else) {
  Desk desk;
  desk.http.answer("/movie/1396", json_response(test::movie_with_credits(1396)));
  desk.http.answer("/tv/1396", json_response(usual_series()));
  EXPECT_EQ(desk.catalogue.movie(TmdbMovieId{1396}, {}).title, "Movie 1396");
  EXPECT_EQ(desk.catalogue.series(kSeries, {}).name, "Series 1396");
}

// ---- Series ----

TEST(CatalogueSeries, takes_one_request_with_all_its_seasons) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(usual_series()));
  const auto fresh = desk.catalogue.series(kSeries, {});
  ASSERT_EQ(fresh.seasons.size(), 3U);
  EXPECT_EQ(fresh.seasons[1].episodes.size(), 2U);
  EXPECT_EQ(fresh.episode_run_time_minutes, 41);
  ASSERT_TRUE(fresh.credits);
  EXPECT_EQ(fresh.credits->front().character, "Walter White / Heisenberg");
  EXPECT_EQ(desk.cache.keys(),
            (Keys{"tv:1396", "tv:1396:credits", "tv:1396:season:0", "tv:1396:season:1", "tv:1396:season:2"}));
  EXPECT_EQ(desk.cache.puts(), 1);
  EXPECT_FALSE(desk.cache.at("tv:1396:season:1").answer.value.contains("guest_stars"));

  EXPECT_EQ(show(desk.catalogue.series(kSeries, {})), show(fresh)) << "read back the same";
  EXPECT_EQ(desk.http.count(), 1U);
  EXPECT_EQ(desk.catalogue.requests(), 1);
}

TEST(CatalogueSeries, is_cached_only_if_all_its_parts_are) {
  for (const std::string key : {"tv:1396", "tv:1396:credits", "tv:1396:season:0", "tv:1396:season:2"}) {
    Desk desk;
    desk.http.answer("/tv/1396", json_response(usual_series()));
    (void)desk.catalogue.series(kSeries, {});
    desk.cache.erase(key);
    EXPECT_EQ(desk.catalogue.series(kSeries, {}).seasons.size(), 3U);
    EXPECT_EQ(desk.http.count(), 2U) << key;
  }
}

TEST(CatalogueSeries, asks_for_further_seasons_twenty_at_a_time) {
  Desk desk;
  std::vector<int> listed;
  std::string first = part("aggregate_credits", test::aggregate_body());
  std::string second, third;
  for (int number = 0; number < 45; ++number) {
    listed.push_back(number);
    (number < 19 ? first : number < 39 ? second : third) += season_part(number);
  }
  for (const auto& parts : {first, second, third})
    desk.http.answer("/tv/1396", json_response(test::series_body(1396, listed, parts)));
  EXPECT_EQ(desk.catalogue.series(kSeries, {}).seasons.size(), 45U);
  const auto targets = desk.http.targets();
  ASSERT_EQ(targets.size(), 3U);
  EXPECT_TRUE(targets[1].starts_with("/tv/1396?append_to_response=season/19,season/20,"));
  EXPECT_TRUE(targets[1].ends_with(",season/38"));
  EXPECT_TRUE(targets[2].ends_with(",season/43,season/44"));
  EXPECT_EQ(desk.cache.puts(), 1);
  EXPECT_EQ(desk.catalogue.series(kSeries, {}).seasons.size(), 45U);
  EXPECT_EQ(desk.http.count(), 3U);
}

TEST(CatalogueSeries, years_as_season_numbers_cost_one_more_request) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(test::series_body(1396, {2019, 2018},
                                                               part("aggregate_credits", test::aggregate_body()))));
  desk.http.answer("/tv/1396",
                   json_response(test::series_body(1396, {2019, 2018}, season_part(2018) + season_part(2019))));
  EXPECT_EQ(desk.catalogue.series(kSeries, {}).seasons.back().season_number, 2019);
  EXPECT_EQ(desk.http.targets().at(1), "/tv/1396?append_to_response=season/2018,season/2019");
}

// South Park came without parts that TMDB has (docs/tmdb.md#appended-parts).
TEST(CatalogueSeries, a_listed_season_that_was_left_out_is_fetched_alone) {
  Desk desk;
  const auto credits = part("aggregate_credits", test::aggregate_body());
  desk.http.answer("/tv/1396", json_response(test::series_body(1396, {1, 2}, credits + season_part(2))));
  desk.http.answer("/tv/1396/season/1", json_response(test::season_body(1, 3)));
  const auto fresh = desk.catalogue.series(kSeries, {});
  EXPECT_EQ(fresh.seasons.at(0).episodes.size(), 3U);
  EXPECT_EQ(desk.http.count(), 2U);
  EXPECT_TRUE(desk.cache.contains("tv:1396:season:1"));
  EXPECT_EQ(show(desk.catalogue.series(kSeries, {})), show(fresh));
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueSeries, a_listed_season_that_does_not_exist_has_no_episodes) {
  Desk desk;
  const auto credits = part("aggregate_credits", test::aggregate_body());
  desk.http.answer("/tv/1396", json_response(test::series_body(1396, {1, 2}, credits + season_part(2))));
  const auto fresh = desk.catalogue.series(kSeries, {});
  EXPECT_EQ(fresh.seasons.at(0).name, "List 1");
  EXPECT_TRUE(fresh.seasons.at(0).episodes.empty());
  EXPECT_FALSE(desk.cache.at("tv:1396:season:1").answer.found);
  EXPECT_EQ(show(desk.catalogue.series(kSeries, {})), show(fresh));
  EXPECT_EQ(desk.http.count(), 2U);
  desk.clock.advance(minutes{61});
  (void)desk.catalogue.series(kSeries, {});
  EXPECT_EQ(desk.http.count(), 4U) << "asked again when the not-found is forgotten";
}

TEST(CatalogueSeries, a_season_that_fails_alone_fails_the_series_and_nothing_is_cached) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(test::series_body(1396, {1})));
  desk.http.answer("/tv/1396/season/1", json_response("<html></html>"));
  EXPECT_EQ(caught([&] { (void)desk.catalogue.series(kSeries, {}); })->code, ErrorCode::upstream);
  EXPECT_TRUE(desk.cache.keys().empty());
}

TEST(CatalogueSeries, a_season_that_is_answered_but_not_listed_exists) {
  Desk desk;
  desk.http.answer(
      "/tv/1396", json_response(test::series_body(
                      1396, {1}, part("aggregate_credits", test::aggregate_body()) + season_part(1) + season_part(5))));
  const auto fresh = desk.catalogue.series(kSeries, {});
  EXPECT_EQ(fresh.seasons.size(), 2U);
  EXPECT_EQ(show(desk.catalogue.series(kSeries, {})), show(fresh));
  EXPECT_EQ(desk.http.count(), 1U);
}

TEST(CatalogueSeries, without_credits_keeps_the_creators_silent_and_asks_again) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(test::series_body(1396, {1}, season_part(1))));
  EXPECT_FALSE(desk.catalogue.series(kSeries, {}).credits) << "an empty list would overwrite what is stored";
  EXPECT_FALSE(desk.cache.contains("tv:1396:credits"));
  (void)desk.catalogue.series(kSeries, {});
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueSeries, not_found_is_remembered_or_not_as_for_movies) {
  Desk trusting;
  Desk asking{Remembered::found_only};
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(caught([&] { (void)trusting.catalogue.series(kSeries, {}); })->code, ErrorCode::not_found);
    EXPECT_EQ(caught([&] { (void)asking.catalogue.series(kSeries, {}); })->code, ErrorCode::not_found);
  }
  EXPECT_EQ(trusting.http.count(), 1U);
  EXPECT_EQ(asking.http.count(), 2U);
}

// ---- One season ----

TEST(CatalogueSeason, comes_alone_and_is_cached_under_the_key_of_the_series) {
  Desk desk;
  desk.http.answer("/tv/1396/season/2", json_response(test::season_body(2)));
  const auto fresh = desk.catalogue.season(kSeries, 2, {});
  EXPECT_EQ(fresh.season_number, 2);
  EXPECT_EQ(fresh.episodes.size(), 2U);
  EXPECT_EQ(show(desk.catalogue.season(kSeries, 2, {})), show(fresh));
  EXPECT_EQ(desk.http.targets(), Keys{"/tv/1396/season/2"});
  EXPECT_EQ(desk.cache.keys(), Keys{"tv:1396:season:2"});
}

TEST(CatalogueSeason, of_a_series_that_was_fetched_costs_nothing) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(usual_series()));
  const auto series = desk.catalogue.series(kSeries, {});
  EXPECT_EQ(desk.catalogue.season(kSeries, 1, {}).episodes.size(), 2U);
  EXPECT_EQ(desk.http.count(), 1U);
}

TEST(CatalogueSeason, that_does_not_exist_is_not_found_and_remembered) {
  Desk desk;
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(caught([&] { (void)desk.catalogue.season(kSeries, 99, {}); })->code, ErrorCode::not_found);
  }
  EXPECT_EQ(desk.http.count(), 1U);
}

// ---- Find ----

const std::string kMovieFound =
    R"({"movie_results":[{"id":603}],"tv_results":[],"tv_episode_results":[],"person_results":[]})";
const std::string kEpisodeFound =
    R"({"movie_results":[],"tv_results":[],"tv_episode_results":[{"id":62085,"show_id":1396}]})";
const std::string kBothFound =
    R"({"movie_results":[],"tv_results":[{"id":1399}],"tv_episode_results":[{"id":356630,"show_id":5273}]})";
const std::string kNothingFound =
    R"({"movie_results":[],"tv_results":[],"tv_episode_results":[],"tv_season_results":[]})";

TEST(CatalogueFind, picks_the_title_of_the_wanted_type) {
  struct Case {
    std::string description;
    TitleType type;
    ExternalId source;
    std::string body;
    std::optional<std::int64_t> tmdb;
  };
  const std::vector<Case> cases{
      {"a movie", TitleType::movie, ExternalId::imdb, kMovieFound, 603},
      {"a movie is no series", TitleType::series, ExternalId::imdb, kMovieFound, std::nullopt},
      {"an episode's IMDb id: its series", TitleType::series, ExternalId::imdb, kEpisodeFound, 1396},
      {"an episode is no movie", TitleType::movie, ExternalId::imdb, kEpisodeFound, std::nullopt},
      {"a series before an episode", TitleType::series, ExternalId::imdb, kBothFound, 1399},
      {"a series by TVDB", TitleType::series, ExternalId::tvdb, kBothFound, 1399},
      {"a TVDB number of an episode is another's", TitleType::series, ExternalId::tvdb, kEpisodeFound, std::nullopt},
      {"unknown", TitleType::movie, ExternalId::imdb, kNothingFound, std::nullopt},
  };
  for (const auto& [description, type, source, body, tmdb] : cases) {
    Desk desk;
    const std::string id = source == ExternalId::imdb ? "tt0133093" : "121361";
    desk.http.answer("/find/" + id, json_response(body));
    for (int i = 0; i < 2; ++i) EXPECT_EQ(desk.catalogue.find(type, source, id, {}), tmdb) << description;
    EXPECT_EQ(desk.http.count(), 1U) << description;
    EXPECT_EQ(desk.cache.keys(), Keys{source == ExternalId::imdb ? "find:imdb:tt0133093" : "find:tvdb:121361"});
  }
}

TEST(CatalogueFind, an_import_asks_again_for_an_id_that_tmdb_did_not_know) {
  Desk desk{Remembered::found_only};
  desk.http.answer("/find/tt1", json_response(kNothingFound));
  desk.http.answer("/find/tt1", json_response(kMovieFound));
  EXPECT_EQ(desk.catalogue.find(TitleType::movie, ExternalId::imdb, "tt1", {}), std::nullopt);
  EXPECT_EQ(desk.catalogue.find(TitleType::movie, ExternalId::imdb, "tt1", {}), 603);
  EXPECT_EQ(desk.catalogue.find(TitleType::movie, ExternalId::imdb, "tt1", {}), 603);
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(CatalogueFind, an_id_that_is_none_asks_nobody) {
  Desk desk;
  for (const std::string id : {"", "tt", "nm0000246", "tt12/../../account", "tt1?x=1", "550", "tt1234567890123"}) {
    EXPECT_EQ(desk.catalogue.find(TitleType::movie, ExternalId::imdb, id, {}), std::nullopt) << id;
  }
  for (const std::string id : {"", "tt1", "-5", "1.5"}) {
    EXPECT_EQ(desk.catalogue.find(TitleType::series, ExternalId::tvdb, id, {}), std::nullopt) << id;
  }
  EXPECT_EQ(desk.http.count(), 0U);
}

// ---- Together ----

TEST(Catalogue, equal_look_ups_at_once_share_one_request) {
  Desk desk;
  desk.http.answer("/tv/1396", json_response(usual_series()));
  desk.http.answer("/movie/550", json_response(test::movie_with_credits(550)));
  std::vector<std::string> names(16);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < names.size(); ++i) {
      threads.emplace_back([&, i] {
        names[i] = i % 2 == 0 ? desk.catalogue.series(kSeries, {}).name : desk.catalogue.movie(kMovie, {}).title;
      });
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(names[i], i % 2 == 0 ? "Series 1396" : "Movie 550");
  EXPECT_EQ(desk.http.count(), 2U);
}

TEST(Catalogue, what_is_cached_needs_no_key) {
  Desk desk{Remembered::not_found_too, ""};
  desk.cache.put({{"movie:550", {test::movie_body(550), true}, desk.clock.now() + hours{1}},
                  {"movie:550:credits", {R"({"cast":[],"crew":[]})", true}, desk.clock.now() + hours{1}}});
  EXPECT_EQ(desk.catalogue.movie(kMovie, {}).title, "Movie 550");
  EXPECT_EQ(caught([&] { (void)desk.catalogue.series(kSeries, {}); })->code, ErrorCode::configuration);
}

}  // namespace
}  // namespace cinemarco::tmdb
