// SPDX-License-Identifier: MIT
// Appended parts, their cap and their silence; find, search, pictures, gzip.
#include "sandbox/client.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

namespace cinemarco::sandbox {
namespace {

std::string seasons(int first, int last) {
  std::string text;
  for (int n = first; n <= last; ++n) text += (text.empty() ? "season/" : ",season/") + std::to_string(n);
  return text;
}

TEST(Tmdb, wants_a_key) {
  Bench bench;
  const auto url = bench.sandbox.urls().tmdb_api + "/movie/550";
  const auto refused = bench.client.get(url);
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(refused.json().at("status_code").as_int64(), 7);
  EXPECT_EQ(bench.client.get(url, {std::string{"authorization: Bearer "} + kTmdbReadToken}).status, 200);
}

TEST(Tmdb, appends_credits_without_their_own_id) {
  Bench bench;
  const auto movie = bench.tmdb("/movie/550?append_to_response=credits").json();
  EXPECT_EQ(movie.at("title").as_string(), "Fight Club");
  EXPECT_FALSE(movie.at("credits").as_object().contains("id"));
  EXPECT_EQ(bench.tmdb("/movie/550/credits").json().at("id").as_int64(), 550);
  EXPECT_EQ(bench.tmdb("/movie/tt0137523").json().at("id").as_int64(), 550);
}

TEST(Tmdb, refuses_more_than_20_parts) {
  Bench bench;
  EXPECT_EQ(bench.tmdb("/tv/1416?append_to_response=" + seasons(0, 19)).status, 200);
  const auto refused = bench.tmdb("/tv/1416?append_to_response=" + seasons(0, 20));
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json().at("status_code").as_int64(), 27);
}

TEST(Tmdb, refuses_a_parameter_that_comes_twice) {
  Bench bench;
  const auto refused = bench.tmdb("/search/movie?query=matrix&page=1&page=1");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json().at("status_code").as_int64(), 5);
}

TEST(Tmdb, is_silent_about_seasons_that_do_not_exist) {
  Bench bench;
  const auto show = bench.tmdb("/tv/87108?append_to_response=aggregate_credits," + seasons(0, 18));
  EXPECT_EQ(show.status, 200);
  EXPECT_FALSE(show.json().as_object().contains("season/0"));
  EXPECT_TRUE(show.json().as_object().contains("season/1"));
  EXPECT_FALSE(show.json().as_object().contains("season/2"));
  const auto alone = bench.tmdb("/tv/87108/season/2");
  EXPECT_EQ(alone.status, 404);
  EXPECT_EQ(alone.json().at("status_code").as_int64(), 34);
}

TEST(Tmdb, an_appended_season_is_the_same_body_as_the_season_alone) {
  Bench bench;
  const auto show = bench.tmdb("/tv/1396?append_to_response=season/5").json();
  EXPECT_EQ(show.at("season/5"), bench.tmdb("/tv/1396/season/5").json());
  EXPECT_EQ(show.at("season/5").at("episodes").as_array().size(), 16U);
}

TEST(Tmdb, specials_do_not_count) {
  Bench bench;
  const auto show = bench.tmdb("/tv/1396").json();
  EXPECT_EQ(show.at("number_of_seasons").as_int64(), 5);
  EXPECT_EQ(show.at("number_of_episodes").as_int64(), 62);
  EXPECT_EQ(show.at("seasons").at(0).at("season_number").as_int64(), 0);
}

TEST(Tmdb, a_movie_and_a_series_may_share_a_number) {
  Bench bench;
  EXPECT_EQ(bench.tmdb("/tv/1427").json().at("name").as_string(), "Broadchurch");
  EXPECT_TRUE(bench.tmdb("/movie/1427").json().at("title").as_string().starts_with("Perfume"));
}

TEST(Tmdb, leaves_a_part_out_when_told) {
  Bench bench;
  bench.sandbox.set_faults({.list = {fault("tmdb_missing_part=season/2")}});
  const auto show = bench.tmdb("/tv/1396?append_to_response=season/1,season/2").json();
  EXPECT_TRUE(show.as_object().contains("season/1"));
  EXPECT_FALSE(show.as_object().contains("season/2"));
}

TEST(Tmdb, zipped_and_plain_bodies_are_the_same) {
  Bench bench;
  const auto url =
      bench.sandbox.urls().tmdb_api + "/tv/1399?append_to_response=" + seasons(1, 8) + "&api_key=" + kTmdbKey;
  const auto plain = bench.client.get(url);
  const auto zipped = bench.client.get(url, {}, true);
  EXPECT_EQ(zipped.headers.at("content-encoding"), "gzip");
  EXPECT_EQ(plain.body, zipped.body);
  EXPECT_EQ(bench.client.get(url, {"if-none-match: " + plain.headers.at("etag")}).status, 304);
}

TEST(Tmdb, sends_gzip_that_nobody_asked_for) {
  Bench bench;
  bench.sandbox.set_faults({.list = {fault("tmdb_gzip_without_header")}});
  const auto answer = bench.tmdb("/movie/550");
  EXPECT_TRUE(answer.body.starts_with("\x1f\x8b"));
  EXPECT_FALSE(answer.headers.contains("content-encoding"));
}

TEST(Tmdb, finds_by_foreign_ids) {
  Bench bench;
  const auto by_imdb = bench.tmdb("/find/tt0047478?external_source=imdb_id").json();
  EXPECT_EQ(by_imdb.at("movie_results").at(0).at("id").as_int64(), 346);
  const auto by_tvdb = bench.tmdb("/find/81189?external_source=tvdb_id").json();
  EXPECT_EQ(by_tvdb.at("tv_results").at(0).at("id").as_int64(), 1396);
  const auto unknown = bench.tmdb("/find/387219?external_source=tvdb_id");
  EXPECT_EQ(unknown.status, 200);
  EXPECT_TRUE(unknown.json().at("tv_results").as_array().empty());
}

TEST(Tmdb, searches_and_follows_people) {
  Bench bench;
  const auto found = bench.tmdb("/search/multi?query=Bruce%20Willis").json();
  const auto person = found.at("results").at(0);
  EXPECT_EQ(person.at("media_type").as_string(), "person");
  const auto id = std::to_string(person.at("id").as_int64());
  const auto works = bench.tmdb("/person/" + id + "?append_to_response=combined_credits").json();
  EXPECT_EQ(works.at("combined_credits").at("cast").as_array().size(), 3U);
  EXPECT_EQ(bench.tmdb("/search/movie?query=dark+knight").json().at("total_results").as_int64(), 1);
  EXPECT_EQ(bench.tmdb("/trending/movie/week").json().at("results").as_array().size(), 20U);
  EXPECT_EQ(bench.tmdb("/collection/10").json().at("parts").as_array().size(), 3U);
}

TEST(TmdbImages, are_pictures_of_the_right_size) {
  Bench bench;
  const std::string path{bench.tmdb("/movie/550").json().at("poster_path").as_string()};
  const auto picture = bench.client.get(bench.sandbox.urls().tmdb_images + "/w342" + path);
  ASSERT_EQ(picture.status, 200);
  EXPECT_TRUE(picture.body.starts_with("\x89PNG"));
  EXPECT_EQ(static_cast<unsigned char>(picture.body[18]) * 256 + static_cast<unsigned char>(picture.body[19]), 342);
  const auto odd = bench.client.get(bench.sandbox.urls().tmdb_images + "/w341" + path);
  EXPECT_EQ(odd.body, "Image size not supported");
  EXPECT_EQ(bench.client.get(bench.sandbox.urls().tmdb_images + "/w342/none.png").status, 404);
}

TEST(TmdbImages, a_cheap_one_has_some_20_kilobytes) {
  Bench bench{small_account()};
  const std::string path{bench.tmdb("/movie/100001").json().at("poster_path").as_string()};
  const auto picture = bench.client.get(bench.sandbox.urls().tmdb_images + "/w342" + path);
  EXPECT_GE(picture.body.size(), 20'000U);
  EXPECT_LE(picture.body.size(), 80'000U);
  EXPECT_TRUE(picture.body.ends_with(std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12)));
  bench.sandbox.set_faults({.list = {fault("image_truncated")}});
  EXPECT_EQ(bench.client.get(bench.sandbox.urls().tmdb_images + "/w342" + path).code, CURLE_PARTIAL_FILE);
}

TEST(Catalogue, shows_a_new_season_to_both_services_from_that_day_on) {
  Bench bench{small_account()};
  EXPECT_EQ(bench.tmdb("/tv/200001").json().at("number_of_seasons").to_number<int>(), 2);
  EXPECT_EQ(bench.trakt("/sync/history/episodes").status, 200);
  bench.sandbox.edit_catalogue([](Catalogue& catalogue) {
    auto& seasons = catalogue.series[0].seasons;
    seasons.push_back({.number = 3, .name = "Season 3", .air_date = "2026-01-01", .trakt = 1, .tmdb = 2, .tvdb = 3});
    seasons.back().episodes.push_back({.number = 1, .title = "Back", .trakt = 4, .tmdb = 5, .tvdb = 6});
  });
  EXPECT_EQ(bench.tmdb("/tv/200001").json().at("number_of_seasons").to_number<int>(), 3);
  EXPECT_EQ(bench.tmdb("/tv/200001/season/3").json().at("episodes").as_array().size(), 1U);
  bench.sandbox.edit([](Account& account) { account.watch(account.episode({.tmdb = 200'001}, 3, 1), now()); });
  const auto newest = bench.trakt("/sync/history/episodes").json().as_array()[0];
  EXPECT_EQ(newest.at("episode").at("ids").at("trakt").to_number<int>(), 4);
  EXPECT_EQ(newest.at("show").at("aired_episodes").to_number<int>(), 21);
}

// ---- Languages ----

TEST(Tmdb, translates_titles_texts_posters_and_names_by_language_and_region) {
  Bench bench;
  const auto movie = [&](const std::string& language) {
    return bench.tmdb("/movie/550?append_to_response=credits&language=" + language).json().as_object();
  };
  const auto english = movie("en-US");
  EXPECT_EQ(movie("en-GB").at("title"), english.at("title"));
  const auto brazilian = movie("pt-BR");
  const auto portuguese = movie("pt-PT");
  EXPECT_EQ(brazilian.at("title").as_string(), "Clube da Luta");
  EXPECT_EQ(portuguese.at("title").as_string(), "Clube de Combate");
  EXPECT_EQ(brazilian.at("original_title"), english.at("original_title"));
  for (const auto* member : {"overview", "tagline", "poster_path", "credits"}) {
    EXPECT_NE(brazilian.at(member), english.at(member)) << member;
    EXPECT_NE(brazilian.at(member), portuguese.at(member)) << member;
  }
  const auto picture = [&](const boost::json::object& of) {
    return bench.client.get(bench.sandbox.urls().tmdb_images + "/w92" + std::string{of.at("poster_path").as_string()});
  };
  EXPECT_EQ(picture(brazilian).status, 200);
  EXPECT_NE(picture(brazilian).body, picture(english).body);
  EXPECT_EQ(bench.tmdb("/movie/550").json().at("title"), english.at("title")) << "nothing is mixed up";
}

TEST(Tmdb, has_no_texts_of_titles_that_are_not_translated) {
  Bench bench;
  const auto movie = bench.tmdb("/movie/603?language=pt-BR").json();
  EXPECT_EQ(movie.at("title").as_string(), "The Matrix");
  EXPECT_EQ(movie.at("overview").as_string(), "");
  const auto season = bench.tmdb("/tv/1399/season/1?language=pt-BR").json();
  EXPECT_EQ(season.at("name").as_string(), "Temporada 1");
  for (const auto& episode : season.at("episodes").as_array()) {
    EXPECT_EQ(episode.at("name").as_string(), "Episódio " + std::to_string(episode.at("episode_number").as_int64()));
    EXPECT_EQ(episode.at("overview").as_string(), "");
  }
}

TEST(Tmdb, finds_by_any_name_and_shows_the_one_of_the_language) {
  Bench bench;
  for (const auto* words : {"clube%20da%20luta", "fight%20club"}) {
    const auto found = bench.tmdb(std::string{"/search/movie?language=pt-BR&query="} + words).json();
    ASSERT_EQ(found.at("results").as_array().size(), 1U) << words;
    EXPECT_EQ(found.at("results").at(0).at("title").as_string(), "Clube da Luta");
  }
}

TEST(Tmdb, has_videos_by_language_and_providers_by_region) {
  Bench bench;
  const auto names = [&](const std::string& query) {
    std::vector<std::string> found;
    const auto videos = bench.tmdb("/movie/550/videos" + query).json();
    for (const auto& video : videos.at("results").as_array()) found.emplace_back(video.at("name").as_string());
    return found;
  };
  EXPECT_EQ(names("").size(), 5U);
  EXPECT_EQ(names("?language=pt-BR"), std::vector<std::string>{"Trailer Legendado"});
  EXPECT_EQ(names("?language=pt-BR&include_video_language=pt,en,null").size(), 7U);
  EXPECT_TRUE(bench.tmdb("/movie/129/videos").json().at("results").as_array().empty());
  const auto regions = bench.tmdb("/tv/1396/watch/providers").json().at("results");
  EXPECT_EQ(regions.at("BR").at("flatrate").at(0).at("provider_name").as_string(), "Globoplay");
  EXPECT_EQ(bench.tmdb("/movie/99999999/watch/providers").status, 404);
}

}  // namespace
}  // namespace cinemarco::sandbox
