// SPDX-License-Identifier: MIT
// The whole room over real HTTP: libcurl, the service's pace and retries, and the stand-in for TMDB.
#include "sandbox/sandbox.hpp"

#include "net/curl_http_client.hpp"
#include "support/temp_dir.hpp"
#include "tmdb/discovery.hpp"
#include "tmdb/fakes.hpp"
#include "tmdb/pictures.hpp"
#include "tmdb/same_details.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace cinemarco::tmdb {
namespace {

using test::caught;
using test::show;

struct OverHttp {
  explicit OverHttp(std::string key = sandbox::kTmdbKey, std::chrono::milliseconds latency = {})
      : sandbox{{.latency = latency}} {
    settings.api_url = sandbox.urls().tmdb_api;
    settings.image_url = sandbox.urls().tmdb_images;
    settings.api_key = std::move(key);
    settings.rate = 0;
  }
  void fault(const std::string& name, const std::string& value = {}) {
    sandbox.set_faults({{{.name = name, .value = value}}});
  }
  [[nodiscard]] const sandbox::Movie& movie() const {
    return *std::ranges::find_if(sandbox.catalogue().movies, [](const auto& candidate) {
      return candidate.ids.tmdb > 0 && !candidate.poster.empty() && !candidate.cast.empty();
    });
  }
  [[nodiscard]] const sandbox::Series& series() const {
    return *std::ranges::find_if(sandbox.catalogue().series, [](const auto& candidate) {
      return candidate.ids.tmdb > 0 && candidate.seasons.size() > 1 && !candidate.cast.empty() &&
             std::ranges::all_of(candidate.seasons, &sandbox::Season::on_tmdb);
    });
  }
  [[nodiscard]] TmdbPersonId person() const {
    return TmdbPersonId{sandbox.catalogue().people[movie().cast.front().person].id};
  }
  [[nodiscard]] std::int64_t collection() const { return sandbox.catalogue().collections.front().id; }

  sandbox::Sandbox sandbox;
  TmdbSettings settings;
  cinemarco::test::FakeClock clock;  // retries don't wait
  test::MemoryCache cache;
  net::CurlHttpClient http{api_http()};
  net::Service service{api_service({.rate = 0}), http, clock, nullptr};
};

TEST(TmdbOverHttp, a_movie_and_a_series_come_whole_in_one_request_each_by_either_kind_of_key) {
  for (const std::string key : {sandbox::kTmdbKey, sandbox::kTmdbReadToken}) {
    OverHttp over{key};
    TmdbClient client{over.settings, over.service, over.clock};
    TmdbCatalogue catalogue{client, over.cache, over.clock, Remembered::not_found_too};
    const auto found = catalogue.movie(TmdbMovieId{over.movie().ids.tmdb}, {});
    EXPECT_EQ(found.title, over.movie().title);
    EXPECT_TRUE(found.credits && !found.credits->empty());
    const TmdbSeriesId id{over.series().ids.tmdb};
    const auto whole = catalogue.series(id, {});
    EXPECT_EQ(whole.name, over.series().name);
    EXPECT_EQ(whole.seasons.size(), over.series().seasons.size());
    EXPECT_TRUE(whole.credits && !whole.credits->empty());
    EXPECT_EQ(catalogue.requests(), 2);
    EXPECT_EQ(show(catalogue.series(id, {})), show(whole));
    EXPECT_EQ(catalogue.requests(), 2);
  }
}

TEST(TmdbOverHttp, what_goes_wrong_upstream_changes_no_detail) {
  struct Case {
    std::string fault, value;
    int requests;
  };
  const auto season = fmt::format("season/{}", OverHttp{}.series().seasons.back().number);
  const std::vector<Case> cases{{"", "", 1},
                                {"tmdb_gzip_without_header", "", 1},
                                {"tmdb_missing_part", season, 2},
                                {"truncated_json", "", 2},
                                {"html_200", "", 2},
                                {"503", "", 2},
                                {"tmdb_429", "", 2},
                                {"reset", "", 2}};
  std::string expected;
  for (const auto& [fault, value, requests] : cases) {
    OverHttp over;
    if (!fault.empty()) over.fault(fault, value);
    TmdbClient client{over.settings, over.service, over.clock};
    TmdbCatalogue catalogue{client, over.cache, over.clock, Remembered::found_only};
    const auto details = show(catalogue.series(TmdbSeriesId{over.series().ids.tmdb}, {}));
    if (expected.empty()) expected = details;
    EXPECT_EQ(details, expected) << fault;
    EXPECT_EQ(catalogue.requests(), requests) << fault;
  }
}

TEST(TmdbOverHttp, what_was_looked_up_is_asked_for_again_when_its_time_is_over) {
  OverHttp over;
  TmdbClient client{over.settings, over.service, over.clock};
  TmdbDiscovery discovery{client, over.cache, over.clock};
  const auto& movie = over.movie();
  const auto number = over.collection();
  struct LookUp {
    const char* description;
    std::chrono::hours lifetime;
    std::function<void()> look;
  };
  const LookUp look_ups[] = {
      {"a search", kSearchLifetime, [&] { (void)discovery.search(SearchKind::movie, " " + movie.title + " ", {}); }},
      {"a search of everything", kSearchLifetime, [&] { (void)discovery.search(SearchKind::multi, movie.title, {}); }},
      {"trending", kSearchLifetime, [&] { (void)discovery.trending(TitleType::series, {}); }},
      {"a person", kPersonLifetime, [&] { (void)discovery.person(over.person(), {}); }},
      {"a collection", kPersonLifetime, [&] { (void)discovery.collection(number, {}); }},
      {"no person", kSearchLifetime,
       [&] {
         EXPECT_EQ(caught([&] { (void)discovery.person(TmdbPersonId{999'999'999}, {}); })->code, ErrorCode::not_found);
       }},
  };
  for (const auto& [description, lifetime, look] : look_ups) {
    const auto before = client.requests();
    look();
    EXPECT_EQ(client.requests(), before + 1) << description;
    over.clock.advance(lifetime - std::chrono::minutes{1});
    look();
    EXPECT_EQ(client.requests(), before + 1) << description << " is kept";
    over.clock.advance(std::chrono::minutes{2});
    look();
    EXPECT_EQ(client.requests(), before + 2) << description << " is old";
  }
  EXPECT_EQ(discovery.search(SearchKind::movie, movie.title, {}).items.front().name, movie.title);
  EXPECT_EQ(caught([&] { (void)discovery.search(SearchKind::movie, " \t", {}); })->code, ErrorCode::invalid);
}

TEST(TmdbOverHttp, what_is_past_its_time_serves_while_tmdb_is_away_and_says_so) {
  OverHttp over;
  TmdbClient client{over.settings, over.service, over.clock};
  TmdbCatalogue catalogue{client, over.cache, over.clock, Remembered::not_found_too};
  TmdbDiscovery discovery{client, over.cache, over.clock};
  const TmdbMovieId movie{over.movie().ids.tmdb};
  const TmdbSeriesId series{over.series().ids.tmdb};
  struct LookUp {
    const char* description;
    std::function<bool()> is_stale;
  };
  const LookUp look_ups[] = {
      {"a movie", [&] { return catalogue.movie(movie, {}).stale; }},
      {"a series", [&] { return catalogue.series(series, {}).stale; }},
      {"a season", [&] { return catalogue.season(series, 1, {}).stale; }},
      {"a search", [&] { return discovery.search(SearchKind::multi, over.movie().title, {}).stale; }},
      {"trending", [&] { return discovery.trending(TitleType::movie, {}).stale; }},
      {"a person", [&] { return discovery.person(over.person(), {}).stale; }},
      {"a collection", [&] { return discovery.collection(over.collection(), {}).stale; }},
  };
  for (const auto& [description, is_stale] : look_ups) EXPECT_FALSE(is_stale()) << description;
  over.clock.advance(std::chrono::hours{24 * 30});
  over.sandbox.set_faults({{{.name = "503", .path = "/3/", .times = -1}}});
  for (const auto& [description, is_stale] : look_ups) EXPECT_TRUE(is_stale()) << description;
  EXPECT_EQ(caught([&] { (void)catalogue.movie(TmdbMovieId{123}, {}); })->code, ErrorCode::upstream)
      << "what was never fetched is not made up";
  TmdbCatalogue for_imports{client, over.cache, over.clock, Remembered::found_only};
  EXPECT_EQ(caught([&] { (void)for_imports.movie(movie, {}); })->code, ErrorCode::upstream);
  over.sandbox.set_faults({});
  for (const auto& [description, is_stale] : look_ups) EXPECT_FALSE(is_stale()) << description << ", refreshed";
}

TEST(TmdbOverHttp, a_hundred_who_ask_the_same_at_once_ask_tmdb_once) {
  OverHttp over{sandbox::kTmdbKey, std::chrono::milliseconds{50}};
  TmdbClient client{over.settings, over.service, over.clock};
  TmdbDiscovery discovery{client, over.cache, over.clock};
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < 100; ++i) people.emplace_back([&] { (void)discovery.search(SearchKind::multi, "the", {}); });
  }
  EXPECT_EQ(client.requests(), 1);
}

TEST(TmdbOverHttp, a_refused_key_is_a_matter_of_configuration) {
  OverHttp over{"ffffffffffffffffffffffffffffffff"};
  TmdbClient client{over.settings, over.service, over.clock};
  EXPECT_EQ(caught([&] { (void)client.movie(TmdbMovieId{1}, {}, {}); })->code, ErrorCode::configuration);
}

TEST(TmdbOverHttp, an_unknown_movie_is_not_found) {
  OverHttp over;
  TmdbClient client{over.settings, over.service, over.clock};
  EXPECT_EQ(caught([&] { (void)client.movie(TmdbMovieId{999'999'999}, {}, {}); })->code, ErrorCode::not_found);
}

TEST(TmdbOverHttp, a_poster_is_fetched_and_kept) {
  OverHttp over;
  net::CurlHttpClient http{image_http()};
  net::Service images{image_service(), http, over.clock, nullptr};
  cinemarco::test::TempDir folder;
  TmdbPictures pictures{folder.path(), over.settings.image_url, images};
  const auto poster = image_ref(ImageKind::poster, kPosterSize, over.movie().poster);
  ASSERT_TRUE(poster);
  pictures.fetch(*poster, {});
  EXPECT_TRUE(pictures.has(*poster));
}

}  // namespace
}  // namespace cinemarco::tmdb
