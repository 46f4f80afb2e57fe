// SPDX-License-Identifier: MIT
#include "trakt/api_source.hpp"

#include "trakt/fakes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace cinemarco::trakt::test {
namespace {

const std::set<Section> kAll{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};
constexpr const char* kMoviePath = "/sync/history/movies";
constexpr const char* kEpisodePath = "/sync/history/episodes";

std::string movie_row(int id) {
  return R"({"id":)" + std::to_string(id) +
         R"(,"watched_at":"2026-01-01T00:00:00.000Z","action":"watch","type":"movie","movie":{"title":"M","year":2000,"ids":{"trakt":1,"tmdb":2}}})";
}
std::string episode_row(int id) {
  return R"({"id":)" + std::to_string(id) +
         R"(,"watched_at":"2026-01-01T00:00:00.000Z","type":"episode","episode":{"season":1,"number":1,"ids":{"trakt":3}},"show":{"title":"S","ids":{"trakt":4,"tmdb":5}}})";
}

// `rows` rows of a list, paged as Trakt does it. Each page's rows come from `row`.
ScriptedHttp::Answer paged(int rows, std::string (*row)(int), bool with_headers = true) {
  return [=](const net::HttpRequest& request) -> Outcome {
    const int page = ScriptedHttp::query_number(request, "page");
    const int limit = ScriptedHttp::query_number(request, "limit");
    std::string body = "[";
    for (int i = (page - 1) * limit; i < std::min(rows, page * limit); ++i)
      body += (body.size() > 1 ? "," : "") + row(i + 1);
    std::vector<net::Header> headers;
    if (with_headers) {
      headers = {{"x-pagination-page", std::to_string(page)},
                 {"x-pagination-limit", std::to_string(limit)},
                 {"x-pagination-page-count", std::to_string((rows + limit - 1) / limit)},
                 {"x-pagination-item-count", std::to_string(rows)}};
    }
    return json_response(body + "]", 200, headers);
  };
}

struct Collected {
  std::map<Section, std::vector<int>> pages;
  std::map<Section, int> lasts;
  std::set<std::int64_t> ids;
  std::vector<RowProblem> problems;
  std::size_t ratings = 0, watchlist = 0;
};

Collected walk(HistorySource& source, const std::set<Section>& sections, const WalkPosition& from = {}) {
  Collected all;
  source.walk(sections, from,
              [&](SourcePage&& page) {
                all.pages[page.section].push_back(page.page);
                if (page.last) ++all.lasts[page.section];
                for (const auto& play : page.plays) all.ids.insert(play.history_id.value().value());
                all.problems.insert(all.problems.end(), page.problems.begin(), page.problems.end());
                all.ratings += page.ratings.size();
                all.watchlist += page.watchlist.size();
              },
              {});
  return all;
}

TEST(ApiSource, walks_every_section_to_its_end) {
  Rig rig;
  rig.http.answer(kMoviePath, paged(1260, movie_row));
  rig.http.answer(kEpisodePath, paged(500, [](int i) { return episode_row(1'000'000 + i); }));
  rig.http.answer(
      "/sync/ratings",
      json_response(
          R"([{"rating":8,"type":"movie","movie":{"title":"M","ids":{"trakt":1}}},{"rating":0,"type":"movie","movie":{"title":"M","ids":{"trakt":2}}}])"));
  rig.http.answer("/sync/watchlist",
                  json_response(R"([{"id":1,"type":"show","show":{"title":"S","ids":{"trakt":4}}}])"));
  ApiSource source{rig.client};
  const auto all = walk(source, kAll);
  EXPECT_EQ(all.ids.size(), 1760U);
  EXPECT_EQ(all.ratings, 1U);
  EXPECT_EQ(all.watchlist, 1U);
  EXPECT_EQ(all.pages.at(Section::movie_plays), (std::vector<int>{1, 2, 3, 4, 5, 6}));
  // 500 rows fill two pages, so a third one proves that there is no more.
  EXPECT_EQ(all.pages.at(Section::episode_plays), (std::vector<int>{1, 2, 3}));
  for (const auto section : kAll) EXPECT_EQ(all.lasts.at(section), 1) << to_string(section);
  EXPECT_TRUE(all.problems.empty());
  EXPECT_EQ(source.requests(), static_cast<std::int64_t>(rig.http.requests().size()));
  for (const auto& request : rig.http.requests()) {
    EXPECT_EQ(ScriptedHttp::query_number(request, "limit"), 250);
    EXPECT_EQ(request.url.find("end_at"), std::string::npos) << "plays dated in the future would be lost";
  }
}

TEST(ApiSource, finds_the_rows_that_the_count_hides) {
  Rig rig;
  rig.http.answer(kMoviePath, ScriptedHttp::Answer{[](const net::HttpRequest& request) -> Outcome {
                    auto answer = paged(1100, movie_row)(request);
                    for (auto& header : answer->headers) {
                      if (header.name == "x-pagination-page-count") header.value = "3";
                    }
                    return answer;
                  }});
  ApiSource source{rig.client};
  EXPECT_EQ(walk(source, {Section::movie_plays}).ids.size(), 1100U);
}

TEST(ApiSource, ends_where_every_page_is_the_whole_list) {
  Rig rig;
  std::string body = "[";
  for (int i = 1; i <= 600; ++i) body += (i > 1 ? "," : "") + movie_row(i);
  rig.http.answer(kMoviePath, json_response(body + "]"));
  ApiSource source{rig.client};
  EXPECT_EQ(walk(source, {Section::movie_plays}).ids.size(), 600U);
  EXPECT_EQ(rig.http.count(kMoviePath), 2U);
}

TEST(ApiSource, takes_headers_that_are_no_numbers_for_missing) {
  Rig rig;
  rig.http.answer(kMoviePath, json_response("[" + movie_row(1) + "]", 200,
                                            {{"x-pagination-page-count", "-1"}, {"x-pagination-limit", "1e9"}}));
  ApiSource source{rig.client};
  EXPECT_EQ(walk(source, {Section::movie_plays}).ids.size(), 1U);
}

TEST(ApiSource, goes_on_at_the_first_page_that_is_not_stored) {
  Rig rig;
  rig.http.answer(kMoviePath, paged(1260, movie_row));
  ApiSource source{rig.client};
  const auto all = walk(source, {Section::movie_plays}, {{Section::movie_plays, 5}});
  EXPECT_EQ(all.pages.at(Section::movie_plays), (std::vector<int>{5, 6}));
  EXPECT_EQ(all.lasts.at(Section::movie_plays), 1);
}

TEST(ApiSource, reports_broken_rows_with_their_page) {
  Rig rig;
  rig.http.answer(kMoviePath,
                  json_response("[" + movie_row(1) + R"(,{"id":2,"type":"movie","movie":{"ids":{"tmdb":"x"}}},)" +
                                movie_row(3) + "]"));
  ApiSource source{rig.client};
  const auto all = walk(source, {Section::movie_plays});
  EXPECT_EQ(all.ids, (std::set<std::int64_t>{1, 3}));
  ASSERT_EQ(all.problems.size(), 1U) << "though the page comes twice, for it has no headers";
  EXPECT_EQ(all.problems[0].where, "history/movies page 1 [1]");
  EXPECT_EQ(all.problems[0].message, "movie.ids.tmdb: expected integer");
}

TEST(ApiSource, ends_with_the_first_error_and_stops_the_other_sections) {
  Rig rig;
  rig.http.answer(kMoviePath, paged(250'000, movie_row));
  rig.http.answer("/sync/ratings", json_response("", 426));
  ApiSource source{rig.client};
  const auto error = thrown_by([&] { walk(source, {Section::movie_plays, Section::ratings}); });
  EXPECT_EQ(error.code(), ErrorCode::configuration);
  EXPECT_LT(rig.http.count(kMoviePath), 1000U);
}

TEST(ApiSource, ends_with_the_error_of_the_sink) {
  Rig rig;
  rig.http.answer(kMoviePath, paged(250'000, movie_row));
  ApiSource source{rig.client};
  int calls = 0;
  const auto error = thrown_by([&] {
    source.walk({Section::movie_plays}, {},
                [&](SourcePage&&) {
                  ++calls;
                  throw Error{ErrorCode::internal, "disk full"};
                },
                {});
  });
  EXPECT_STREQ(error.what(), "disk full");
  EXPECT_EQ(calls, 1);
}

TEST(ApiSource, stops_when_asked_to) {
  Rig rig;
  rig.http.answer(kMoviePath, paged(250'000, movie_row));
  ApiSource source{rig.client};
  std::stop_source stop;
  const auto error = thrown_by(
      [&] { source.walk({Section::movie_plays}, {}, [&](SourcePage&&) { stop.request_stop(); }, stop.get_token()); });
  EXPECT_EQ(error.code(), ErrorCode::cancelled);
}

TEST(ApiSource, refuses_what_is_no_list) {
  Rig rig;
  rig.http.answer("/sync/ratings", json_response(R"({"error":"nope"})"));
  ApiSource source{rig.client};
  EXPECT_EQ(thrown_by([&] { walk(source, {Section::ratings}); }).code(), ErrorCode::upstream);
}

const std::string kActivities = R"({"all":"2026-01-09T00:00:00.000Z",
  "movies":{"watched_at":"m-w","rated_at":"m-r","watchlisted_at":"m-l","paused_at":"x"},
  "episodes":{"watched_at":"e-w","rated_at":"e-r","watchlisted_at":"e-l"},
  "shows":{"rated_at":"s-r","watchlisted_at":"s-l"},"seasons":{"rated_at":null,"watchlisted_at":"n-l"},
  "account":{"settings_at":"a"},"brand_new":[]})";

TEST(ApiVersion, is_made_of_what_the_sections_depend_on) {
  Rig rig;
  rig.http.answer("/sync/last_activities", json_response(kActivities));
  ApiSource source{rig.client};
  EXPECT_EQ(source.version({Section::movie_plays}, {}), "movie plays: movies=m-w\n");
  EXPECT_EQ(source.version({Section::episode_plays}, {}), "episode plays: episodes=e-w\n");
  EXPECT_EQ(source.version({Section::ratings}, {}), "ratings: movies=m-r shows=s-r seasons=- episodes=e-r\n");
  EXPECT_EQ(source.version({Section::watchlist}, {}), "watchlist: movies=m-l shows=s-l seasons=n-l episodes=e-l\n");
}

TEST(ApiVersion, trusts_the_time_of_the_watchlist_where_there_is_one) {
  wire::LastActivities activities;
  activities.watchlist = wire::Activity{.updated_at = "w"};
  EXPECT_EQ(version_text(activities, {Section::watchlist}), "watchlist: updated=w\n");
}

}  // namespace
}  // namespace cinemarco::trakt::test
