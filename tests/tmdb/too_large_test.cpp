// SPDX-License-Identifier: MIT
// Answers that are larger than we take come in smaller parts, over real HTTP.
#include "net/curl_http_client.hpp"
#include "sandbox/sandbox.hpp"
#include "tmdb/fakes.hpp"
#include "tmdb/same_details.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace cinemarco::tmdb {
namespace {

using test::caught;
using test::show;

// A stand-in whose first series with people has many seasons of the same size, and a client that takes so much.
struct Limited {
  explicit Limited(std::size_t most) : http{options(most)} {
    settings.api_url = sandbox.urls().tmdb_api;
    settings.api_key = sandbox::kTmdbKey;
    settings.rate = 0;
  }
  static net::HttpOptions options(std::size_t most) {
    auto options = api_http();
    options.max_body = most;
    return options;
  }
  void grow(int seasons) {
    sandbox.edit_catalogue([&](sandbox::Catalogue& catalogue) {
      auto& series = *std::ranges::find_if(catalogue.series, [](const auto& one) {
        return one.ids.tmdb > 0 && one.cast.size() > 3 && !one.seasons.empty();
      });
      id = TmdbSeriesId{series.ids.tmdb};
      auto season = series.seasons.back();
      season.on_tmdb = true;
      season.number = 1;
      for (auto& episode : season.episodes) episode.on_tmdb = true;
      season.episodes.resize(std::min<std::size_t>(season.episodes.size(), 6));
      series.seasons.clear();
      for (; season.number <= seasons; ++season.number) series.seasons.push_back(season);
    });
  }
  SeriesDetails fetch() {
    TmdbClient client{settings, service, clock};
    TmdbCatalogue catalogue{client, cache, clock, Remembered::not_found_too};
    return catalogue.series(id, {});
  }

  sandbox::Sandbox sandbox;
  TmdbSettings settings;
  TmdbSeriesId id;
  cinemarco::test::FakeClock clock;
  test::MemoryCache cache;
  net::CurlHttpClient http;
  net::Service service{api_service({.rate = 0}), http, clock, nullptr};
};

TEST(TooLarge, a_series_comes_in_parts_and_is_the_same) {
  constexpr int kSeasons = 30;
  Limited usual{16U << 20U};
  usual.grow(kSeasons);
  const auto whole = usual.fetch();
  ASSERT_EQ(whole.seasons.size(), static_cast<std::size_t>(kSeasons));
  for (const std::size_t most : {120'000U, 60'000U, 30'000U}) {
    Limited limited{most};
    limited.grow(kSeasons);
    auto parts = limited.fetch();
    EXPECT_TRUE(parts.credits) << most;
    EXPECT_EQ(show(parts), show(whole)) << most;
    EXPECT_LT(limited.service.requests(), 2 * kSeasons) << most;
    EXPECT_EQ(show(limited.fetch()), show(whole)) << "out of the cache";
  }
}

TEST(TooLarge, a_season_that_is_so_by_itself_is_named) {
  Limited limited{9'000};
  limited.grow(2);
  const auto error = caught([&] { (void)limited.fetch(); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::too_large);
  EXPECT_TRUE(error->message.contains("season 1 of series " + std::to_string(limited.id.value()))) << error->message;
  EXPECT_TRUE(limited.cache.keys().empty());
}

TEST(TooLarge, a_movie_without_its_people_is_still_one) {
  Limited limited{4'000};
  const auto& movie = *std::ranges::find_if(limited.sandbox.catalogue().movies,
                                            [](const auto& one) { return one.ids.tmdb > 0 && one.cast.size() > 10; });
  TmdbClient client{limited.settings, limited.service, limited.clock};
  TmdbCatalogue catalogue{client, limited.cache, limited.clock, Remembered::not_found_too};
  const auto found = catalogue.movie(TmdbMovieId{movie.ids.tmdb}, {});
  EXPECT_EQ(found.title, movie.title);
  EXPECT_FALSE(found.credits) << "asked again another time; what is stored stays";
}

}  // namespace
}  // namespace cinemarco::tmdb
