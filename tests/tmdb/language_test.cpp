// SPDX-License-Identifier: MIT
// Another language than English: in every request and every key; what it lacks is filled in English.
#include "tmdb/discovery.hpp"
#include "tmdb/fakes.hpp"
#include "tmdb/filling.hpp"
#include "tmdb/same_details.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace cinemarco::tmdb {
namespace {

using test::caught;
using test::json_response;
using Keys = std::vector<std::string>;

constexpr TmdbMovieId kMovie{550};
constexpr TmdbSeriesId kSeries{1396};

struct Brazilian : test::Desk {
  explicit Brazilian(Remembered remembered = Remembered::not_found_too) : Desk{remembered, test::kKey, "pt-BR"} {}

  // What is asked for in each language.
  void answer(const std::string& path, const std::string& own, const std::string& english) {
    http.answer(path, [own, english](const net::HttpRequest& request) {
      return json_response(request.url.contains("language=pt-BR") ? own : english);
    });
  }
};

std::string movie(const std::string& title, const std::string& overview, const std::string& tagline = {}) {
  return fmt::format(R"({{"id":550,"title":"{}","original_title":"Fight Club","overview":"{}","tagline":"{}",)"
                     R"("poster_path":null,"credits":{{"cast":{},"crew":[]}}}})",
                     title, overview, tagline, test::kCast);
}

TEST(TmdbLanguage, stands_in_every_request_once) {
  Brazilian desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  (void)caught([&] { (void)desk.catalogue.movie(kMovie, {}); });
  (void)caught([&] { (void)desk.catalogue.series(kSeries, {}); });
  (void)caught([&] { (void)desk.catalogue.season(kSeries, 1, {}); });
  (void)caught([&] { (void)desk.catalogue.search(TitleType::movie, "clube", 1999, {}); });
  (void)caught([&] { (void)desk.catalogue.find(TitleType::movie, ExternalId::imdb, "tt0137523", {}); });
  (void)caught([&] { (void)discovery.person(TmdbPersonId{819}, {}); });
  (void)caught([&] { (void)discovery.collection(10, {}); });
  (void)caught([&] { (void)discovery.trending(TitleType::series, {}); });
  (void)caught([&] { (void)discovery.search(SearchKind::multi, "clube", {}); });
  const auto targets = desk.http.targets();
  ASSERT_GE(targets.size(), 9U);
  for (const auto& target : targets) {
    const auto first = target.find("language=pt-BR");
    EXPECT_NE(first, std::string::npos) << target;
    EXPECT_EQ(target.find("language=", first + 1), std::string::npos) << target;
  }
}

TEST(TmdbLanguage, of_english_is_named_too_and_nothing_is_asked_twice) {
  test::Desk desk;
  desk.http.answer("/movie/550", json_response(movie("Fight Club", "")));
  EXPECT_FALSE(desk.catalogue.movie(kMovie, {}).overview);
  ASSERT_EQ(desk.http.count(), 1U);
  EXPECT_TRUE(desk.http.requests().front().url.contains("language=en-US"));
  EXPECT_EQ(desk.catalogue.english(), nullptr);
}

TEST(TmdbLanguage, ends_every_key) {
  Brazilian desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  desk.http.answer("/movie/550", json_response(movie("Clube da Luta", "Um homem.")));
  desk.http.answer("/person/819", json_response(R"({"id":819,"name":"Edward Norton","biography":"Ator.",)"
                                                R"("combined_credits":{"cast":[],"crew":[]}})"));
  desk.http.answer("/collection/10", json_response(R"({"id":10,"name":"Coleção","overview":"Tudo.","parts":[]})"));
  for (const auto* list :
       {"/search/movie", "/search/tv", "/search/multi", "/trending/movie/week", "/trending/tv/week"}) {
    desk.http.answer(list, json_response(R"({"results":[]})"));
  }
  const auto series = test::series_body(1396, {1}, test::part("aggregate_credits", test::aggregate_body()));
  desk.http.answer("/tv/1396", json_response(series));
  desk.http.answer("/tv/1396/season/1", json_response(test::season_body(1)));
  (void)desk.catalogue.movie(kMovie, {});
  (void)desk.catalogue.series(kSeries, {});
  (void)discovery.person(TmdbPersonId{819}, {});
  (void)discovery.collection(10, {});
  (void)discovery.trending(TitleType::movie, {});
  (void)discovery.trending(TitleType::series, {});
  (void)discovery.search(SearchKind::movie, " Clube ", {});
  (void)discovery.search(SearchKind::series, "Clube", {});
  (void)discovery.search(SearchKind::multi, "Clube", {});
  Keys own;
  for (auto& key : desk.cache.keys()) {
    if (key.contains('@')) own.push_back(std::move(key));
  }
  EXPECT_EQ(own, (Keys{"collection:10@pt-BR", "movie:550:credits@pt-BR", "movie:550@pt-BR", "person:819:credits@pt-BR",
                       "person:819@pt-BR", "search:movie:clube@pt-BR", "search:multi:clube@pt-BR",
                       "search:tv:clube@pt-BR", "trending:movie@pt-BR", "trending:tv@pt-BR", "tv:1396:credits@pt-BR",
                       "tv:1396:season:1@pt-BR", "tv:1396@pt-BR"}));
}

TEST(TmdbLanguage, takes_one_request_where_nothing_is_missing) {
  Brazilian desk;
  desk.answer("/movie/550", movie("Clube da Luta", "Um homem sem sono."), movie("Fight Club", "A man.", "Soap."));
  const auto found = desk.catalogue.movie(kMovie, {});
  EXPECT_EQ(found.title, "Clube da Luta");
  EXPECT_EQ(found.original_title, "Fight Club");
  EXPECT_EQ(found.overview, "Um homem sem sono.");
  EXPECT_FALSE(found.tagline) << "no reason to ask by itself";
  EXPECT_EQ(found.language, "pt-BR");
  EXPECT_EQ(desk.http.count(), 1U);
}

TEST(TmdbLanguage, of_a_movie_is_filled_in_english_with_one_more_request_a_day) {
  Brazilian desk;
  desk.answer("/movie/550", movie("Clube da Luta", ""), movie("Fight Club", "A man.", "Soap."));
  for (int i = 0; i < 2; ++i) {
    const auto found = desk.catalogue.movie(kMovie, {});
    EXPECT_EQ(found.title, "Clube da Luta");
    EXPECT_EQ(found.overview, "A man.");
    EXPECT_EQ(found.tagline, "Soap.");
    EXPECT_EQ(found.language, "pt-BR");
  }
  EXPECT_EQ(desk.http.count(), 2U);
  EXPECT_TRUE(desk.cache.contains("movie:550@pt-BR") && desk.cache.contains("movie:550"));
  desk.catalogue.forget({TitleType::movie, 550});
  (void)desk.catalogue.movie(kMovie, {});
  EXPECT_EQ(desk.http.count(), 4U);
}

std::string episode(int number, const std::string& name, const std::string& overview, const std::string& day) {
  return fmt::format(R"({{"episode_number":{},"name":"{}","overview":"{}","air_date":"{}"}})", number, name, overview,
                     day);
}
std::string series(const std::string& overview, const std::string& episodes) {
  return fmt::format(
      R"({{"id":1396,"name":"Série","overview":"{}","seasons":[{{"season_number":1,"name":"Temporada 1"}}],)"
      R"("aggregate_credits":{{"cast":[],"crew":[]}},"season/1":{{"season_number":1,"episodes":[{}]}}}})",
      overview, episodes);
}

TEST(TmdbLanguage, of_episodes_is_filled_in_english) {
  Brazilian desk;
  desk.answer("/tv/1396",
              series("Química.",
                     episode(1, "Piloto", "Um.", "2008-01-20") + "," + episode(2, "Episódio 2", "", "2008-01-27") +
                         "," + episode(3, "Episódio 3", "", "2008-02-03") + "," + episode(4, "Nome", "", "2008-02-10")),
              series("Chemistry.", episode(1, "Pilot", "One.", "2008-01-20") + "," +
                                       episode(2, "Cat's in the Bag", "Two.", "2008-01-27") + "," +
                                       episode(3, "Episode 3", "Three.", "2008-02-03") + "," +
                                       episode(4, "Name", "Four.", "2008-02-10")));
  const auto found = desk.catalogue.series(kSeries, {});
  EXPECT_EQ(desk.http.count(), 2U);
  EXPECT_EQ(found.overview, "Química.");
  ASSERT_EQ(found.seasons.size(), 1U);
  const auto& episodes = found.seasons.front().episodes;
  ASSERT_EQ(episodes.size(), 4U);
  EXPECT_EQ(episodes[0].name + ": " + episodes[0].overview.value_or(""), "Piloto: Um.");
  EXPECT_EQ(episodes[1].name + ": " + episodes[1].overview.value_or(""), "Cat's in the Bag: Two.");
  EXPECT_EQ(episodes[2].name + ": " + episodes[2].overview.value_or(""), "Episódio 3: Three.")
      << "no name in English too";
  EXPECT_EQ(episodes[3].name + ": " + episodes[3].overview.value_or(""), "Nome: Four.");
}

TEST(TmdbLanguage, asks_nobody_for_words_of_what_has_not_aired) {
  Brazilian desk;
  desk.answer("/tv/1396", series("Química.", episode(1, "Episódio 1", "", "2099-01-20")), "{}");
  (void)desk.catalogue.series(kSeries, {});
  EXPECT_EQ(desk.http.count(), 1U);
}

TEST(TmdbLanguage, stays_as_it_is_where_english_is_not_to_be_had) {
  for (const auto remembered : {Remembered::not_found_too, Remembered::found_only}) {
    Brazilian desk{remembered};
    desk.http.answer("/movie/550", [](const net::HttpRequest& request) {
      return request.url.contains("pt-BR") ? json_response(movie("Clube da Luta", ""))
                                           : json_response(test::kNotFoundBody, 404);
    });
    EXPECT_EQ(desk.catalogue.movie(kMovie, {}).title, "Clube da Luta");
  }
}

TEST(TmdbLanguage, of_a_run_is_whole_or_comes_again) {
  const auto answer = [](const net::HttpRequest& request) {
    return request.url.contains("pt-BR") ? json_response(movie("Clube da Luta", "")) : json_response("{}", 500);
  };
  Brazilian page;
  page.http.answer("/movie/550", answer);
  EXPECT_EQ(page.catalogue.movie(kMovie, {}).title, "Clube da Luta") << "people see what there is";
  Brazilian run{Remembered::found_only};
  run.http.answer("/movie/550", answer);
  EXPECT_EQ(caught([&] { (void)run.catalogue.movie(kMovie, {}); })->code, ErrorCode::upstream);
}

TEST(TmdbLanguage, has_placeholders_that_are_no_names) {
  for (const std::string name : {"Episode 3", "Folge 3", "Episódio 3", "第 3 集", "第3話", "3. Bölüm"}) {
    EXPECT_TRUE(is_placeholder(name, 3)) << name;
  }
  for (const std::string name : {"Pilot", "Episode 4", "3 x 3", "The 3 of us all", "", "Apollo 33"}) {
    EXPECT_FALSE(is_placeholder(name, 3)) << name;
  }
}

TEST(TmdbLanguage, of_people_and_collections_is_filled_in_english) {
  Brazilian desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  const auto person = [](const std::string& biography) {
    return R"({"id":819,"name":"Edward Norton","biography":")" + biography +
           R"(","combined_credits":{"cast":[],"crew":[]}})";
  };
  desk.answer("/person/819", person(""), person("Born in Boston."));
  EXPECT_EQ(discovery.person(TmdbPersonId{819}, {}).biography, "Born in Boston.");
  const auto collection = [](const std::string& overview) {
    return R"({"id":10,"name":"Coleção","overview":")" + overview + R"(","parts":[]})";
  };
  desk.answer("/collection/10", collection(""), collection("All of them."));
  const auto found = discovery.collection(10, {});
  EXPECT_EQ(found.name + ": " + found.overview.value_or(""), "Coleção: All of them.");
}

}  // namespace
}  // namespace cinemarco::tmdb
