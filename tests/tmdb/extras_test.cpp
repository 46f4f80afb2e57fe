// SPDX-License-Identifier: MIT
// A title's trailer, and who shows it.
#include "tmdb/discovery.hpp"
#include "tmdb/extras_mapping.hpp"
#include "tmdb/fakes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco::tmdb {
namespace {

using std::chrono::hours;
using test::caught;
using test::Desk;
using test::json_response;

constexpr TitleKey kMovie{TitleType::movie, 550};

wire::Video video(const std::string& name, const std::string& type, const std::string& language, bool official,
                  const std::string& site = "YouTube", const std::string& key = "SUXWAEX2jlg") {
  wire::Video one;
  one.name = name;
  one.key = key;
  one.site = site;
  one.type = type;
  one.iso_639_1 = language;
  one.official = official;
  one.published_at = "2020-01-01T00:00:00.000Z";
  return one;
}

std::string best(std::initializer_list<wire::Video> videos, const std::string& language = "pt") {
  wire::Videos all;
  for (const auto& one : videos) all.results.push_back(one);
  const auto found = best_trailer(all, language).trailer;
  return found ? found->name : "";
}

TEST(Trailer, is_the_best_one_that_can_be_followed) {
  EXPECT_EQ(best({}), "");
  EXPECT_EQ(best({video("a clip", "Clip", "pt", true)}), "");
  EXPECT_EQ(best({video("teaser", "Teaser", "pt", true), video("trailer", "Trailer", "en", false)}), "trailer");
  EXPECT_EQ(best({video("official", "Trailer", "en", true), video("ours", "Trailer", "pt", false)}), "ours");
  EXPECT_EQ(best({video("of a fan", "Trailer", "en", false), video("official", "Trailer", "en", true)}), "official");
  EXPECT_EQ(best({video("elsewhere", "Trailer", "pt", true, "Dailymotion"), video("here", "Trailer", "en", false)}),
            "here");
  EXPECT_EQ(best({video("trap", "Trailer", "pt", true, "YouTube", "x&list=\"><script>")}), "");
  EXPECT_EQ(best({video("trap", "Trailer", "pt", true, "YouTube", "")}), "");
}

TEST(Trailer, is_a_link) {
  wire::Videos videos;
  videos.results.push_back(video("Trailer", "Trailer", "en", true));
  EXPECT_EQ(best_trailer(videos, "en").trailer->url, "https://www.youtube.com/watch?v=SUXWAEX2jlg");
  videos.results.front() = video("Trailer", "Trailer", "en", true, "Vimeo", "76979871");
  EXPECT_EQ(best_trailer(videos, "en").trailer->url, "https://vimeo.com/76979871");
}

TEST(Trailer, is_asked_for_once_a_day_in_our_language_and_in_english) {
  Desk desk{Remembered::not_found_too, test::kKey, "pt-BR"};
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  desk.http.answer(
      "/movie/550/videos",
      json_response(R"({"id":550,"results":[{"name":"Trailer","key":"abc","site":"YouTube","type":"Trailer",)"
                    R"("iso_639_1":"en","official":true},{"site":7},"none"]})"));
  EXPECT_EQ(discovery.trailer(kMovie, {}).trailer->name, "Trailer");
  EXPECT_EQ(discovery.trailer(kMovie, {}).trailer->language, "en");
  ASSERT_EQ(desk.http.count(), 1U);
  EXPECT_EQ(desk.http.targets().front(), "/movie/550/videos?include_video_language=pt,en,null&language=pt-BR");
  EXPECT_TRUE(desk.cache.contains("movie:550:videos@pt-BR"));
  desk.clock.advance(hours{25});
  (void)discovery.trailer(kMovie, {});
  EXPECT_EQ(desk.http.count(), 2U);
}

const std::string kProviders =
    R"({"id":1396,"results":{"US":{"link":"https://www.themoviedb.org/tv/1396/watch?locale=US","flatrate":[)"
    R"({"logo_path":"/l.jpg","provider_id":8,"provider_name":"Netflix","display_priority":0},{"provider_name":"no id"}],)"
    R"("buy":[{"provider_id":2,"provider_name":"Apple TV"}]},"XX":{"link":"http://elsewhere.test/"}}})";

TEST(WhereToWatch, is_told_by_region_from_one_answer) {
  Desk desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  desk.http.answer("/tv/1396/watch/providers", json_response(kProviders));
  const TitleKey series{TitleType::series, 1396};
  const auto here = discovery.where_to_watch(series, "US", {});
  EXPECT_EQ(here.link, "https://www.themoviedb.org/tv/1396/watch?locale=US");
  ASSERT_EQ(here.flatrate.size(), 1U);
  EXPECT_EQ(here.flatrate.front().name, "Netflix");
  ASSERT_EQ(here.buy.size(), 1U);
  EXPECT_TRUE(here.rent.empty());
  EXPECT_EQ(discovery.where_to_watch(series, "DE", {}).link, "");
  EXPECT_EQ(discovery.where_to_watch(series, "XX", {}).link, "") << "a link that is not TMDB's";
  EXPECT_EQ(desk.http.count(), 1U);
  EXPECT_FALSE(desk.cache.at("tv:1396:watch").answer.value.contains("logo_path"));
}

TEST(WhereToWatch, of_a_title_that_tmdb_does_not_have_is_not_found) {
  Desk desk;
  TmdbDiscovery discovery{desk.client, desk.cache, desk.clock};
  EXPECT_EQ(caught([&] { (void)discovery.where_to_watch(kMovie, "US", {}); })->code, ErrorCode::not_found);
  EXPECT_EQ(caught([&] { (void)discovery.trailer(kMovie, {}); })->code, ErrorCode::not_found);
}

}  // namespace
}  // namespace cinemarco::tmdb
