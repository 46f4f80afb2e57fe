// SPDX-License-Identifier: MIT
// What Trakt demands, how it pages, and how last_activities follows every change.
#include "sandbox/client.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cinemarco::sandbox {
namespace {

std::size_t rows(const Answer& answer) {
  return answer.json().as_array().size();
}

std::set<std::int64_t> walk(Bench& bench, const std::string& path, int pages) {
  std::set<std::int64_t> ids;
  for (int page = 1; page <= pages; ++page) {
    const auto answer = bench.trakt(path + "?limit=100&page=" + std::to_string(page));
    const auto list = answer.json();
    for (const auto& row : list.as_array()) ids.insert(row.at("id").to_number<std::int64_t>());
  }
  return ids;
}

TEST(TraktHeaders, a_missing_or_generic_user_agent_meets_the_firewall) {
  Bench bench;
  auto headers = bench.headers();
  headers[0] = "User-Agent:";
  const auto none = bench.client.get(bench.sandbox.urls().trakt_api + "/sync/history", headers);
  EXPECT_EQ(none.status, 403);
  EXPECT_EQ(none.headers.at("server"), "cloudflare");
  EXPECT_TRUE(none.headers.at("content-type").starts_with("text/html"));
  headers[0] = "User-Agent: curl/7.88.1";
  EXPECT_EQ(bench.client.get(bench.sandbox.urls().trakt_api + "/sync/history", headers).status, 403);
}

TEST(TraktHeaders, capitalised_names_meet_the_firewall) {
  Bench bench;
  auto headers = bench.headers();
  headers[3] = std::string{"Trakt-Api-Key: "} + kClientId;
  const auto answer = bench.client.get(bench.sandbox.urls().trakt_api + "/sync/history", headers);
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.headers.at("server"), "cloudflare");
}

TEST(TraktHeaders, each_demanded_header_has_its_own_refusal) {
  Bench bench;
  const auto status_without = [&](std::size_t which, const std::string& instead) {
    auto headers = bench.headers();
    headers[which] = instead;
    return bench.client.get(bench.sandbox.urls().trakt_api + "/sync/history", headers).status;
  };
  EXPECT_EQ(status_without(1, "accept: */*"), 412);
  EXPECT_EQ(status_without(2, "trakt-api-version: 1"), 412);
  EXPECT_EQ(status_without(3, "trakt-api-key: another"), 403);
  EXPECT_EQ(status_without(4, "authorization: Bearer nobody"), 401);
  EXPECT_EQ(status_without(4, bench.headers()[4]), 200);
}

TEST(TraktHistory, clamps_the_limit_to_250) {
  Bench bench{small_account()};
  const auto answer = bench.trakt("/sync/history?limit=10000");
  EXPECT_EQ(rows(answer), 250U);
  EXPECT_EQ(answer.headers.at("x-pagination-limit"), "250");
  EXPECT_EQ(answer.headers.at("x-pagination-item-count"), "410");
  EXPECT_EQ(answer.headers.at("x-pagination-page-count"), "2");
}

TEST(TraktHistory, has_pages_as_short_as_it_is_told) {
  auto options = small_account();
  options.max_page = 40;
  Bench bench{std::move(options)};
  const auto answer = bench.trakt("/sync/history?limit=250");
  EXPECT_EQ(rows(answer), 40U);
  EXPECT_EQ(answer.headers.at("x-pagination-page-count"), "11");
}

TEST(TraktHistory, gives_100_rows_where_no_limit_is_named) {
  Bench bench{small_account()};
  EXPECT_EQ(rows(bench.trakt("/sync/history/movies")), 100U);
}

TEST(TraktHistory, runs_from_the_newest_to_the_unknown_dates) {
  Bench bench;
  std::string before = "9999";
  for (const auto* page : {"1", "2"}) {
    const auto list = bench.trakt(std::string{"/sync/history?limit=250&page="} + page).json();
    for (const auto& row : list.as_array()) {
      const std::string at{row.at("watched_at").as_string()};
      EXPECT_LE(at, before);
      before = at;
    }
  }
  EXPECT_EQ(before, "1970-01-01T00:00:00.000Z");
}

TEST(TraktHistory, filters_by_type_time_and_id) {
  Bench bench;
  const auto movies = bench.trakt("/sync/history/movies?start_at=2021-12-21&end_at=2021-12-22T00:00:00Z").json();
  EXPECT_EQ(movies.as_array().size(), 2U);  // The Matrix, twice on one day
  const auto trakt_id = movies.at(0).at("movie").at("ids").at("trakt").to_number<std::int64_t>();
  EXPECT_EQ(rows(bench.trakt("/sync/history/movies/" + std::to_string(trakt_id))), 3U);
  const auto shows = bench.trakt("/sync/history/shows").json();
  for (const auto& row : shows.as_array()) EXPECT_EQ(row.at("type").as_string(), "episode");
}

TEST(TraktLists, watched_shows_have_seasons_only_with_progress) {
  Bench bench;
  const auto plain = bench.trakt("/sync/watched/shows").json();
  EXPECT_FALSE(plain.at(0).as_object().contains("seasons"));
  const auto full = bench.trakt("/sync/watched/shows?extended=progress&specials=true&limit=250");
  EXPECT_EQ(full.headers.at("x-pagination-limit"), "100");
  EXPECT_TRUE(full.json().at(0).as_object().contains("seasons"));
}

TEST(TraktLists, ratings_are_whole_and_the_watchlist_is_paged) {
  Bench bench{small_account()};
  EXPECT_EQ(rows(bench.trakt("/sync/ratings/movies")), 100U);
  EXPECT_EQ(rows(bench.trakt("/sync/watchlist")), 100U);
  EXPECT_EQ(rows(bench.trakt("/sync/watchlist/movies?limit=250")), 120U);
}

TEST(TraktActivities, a_removal_bumps_watched_at) {
  Bench bench;
  const auto before = bench.trakt("/sync/last_activities").json();
  bench.sandbox.edit([](Account& account) { account.remove_play(account.history().front().id); });
  const auto after = bench.trakt("/sync/last_activities").json();
  EXPECT_NE(before.at("movies").at("watched_at"), after.at("movies").at("watched_at"));
  EXPECT_EQ(before.at("episodes").at("watched_at"), after.at("episodes").at("watched_at"));
  EXPECT_NE(before.at("all"), after.at("all"));
}

TEST(TraktTraps, no_play_is_lost_behind_short_and_empty_pages) {
  for (const auto* name : {"short_pages=7", "empty_middle_page=2", "duplicate_rows_across_pages", "page_count_lies"}) {
    Bench bench{small_account()};
    bench.sandbox.set_faults({.list = {fault(name)}});
    EXPECT_EQ(walk(bench, "/sync/history", 8).size(), 410U) << name;
  }
}

TEST(TraktTraps, page_count_lies_by_one_page) {
  Bench bench{small_account()};
  bench.sandbox.set_faults({.list = {fault("page_count_lies")}});
  EXPECT_EQ(bench.trakt("/sync/history?limit=100").headers.at("x-pagination-page-count"), "4");
}

TEST(TraktTraps, without_headers_every_page_is_the_whole_list) {
  Bench bench{small_account()};
  bench.sandbox.set_faults({.list = {fault("missing_pagination_headers")}});
  const auto answer = bench.trakt("/sync/history?limit=100&page=3");
  EXPECT_EQ(rows(answer), 410U);
  EXPECT_FALSE(answer.headers.contains("x-pagination-page"));
}

TEST(TraktTraps, drift_removes_a_play_before_page_two) {
  Bench bench{small_account()};
  bench.sandbox.set_faults({.list = {fault("drift=remove")}});
  const auto before = bench.trakt("/sync/last_activities").body;
  EXPECT_EQ(walk(bench, "/sync/history", 6).size(), 409U);
  EXPECT_NE(before, bench.trakt("/sync/last_activities").body);
}

TEST(TraktTraps, n_times_faults_stop_after_n) {
  Bench bench;
  auto twice = fault("503=2", "/trakt/sync/history");
  twice.after = 1;
  bench.sandbox.set_faults({.list = {twice}});
  std::vector<long> seen;
  for (int i = 0; i < 4; ++i) seen.push_back(bench.trakt("/sync/history").status);
  EXPECT_EQ(seen, (std::vector<long>{200, 503, 503, 200}));
}

TEST(TraktTraps, each_broken_answer_is_broken_in_its_way) {
  Bench bench;
  const auto with = [&](std::string_view name) {
    bench.sandbox.set_faults({.list = {fault(name)}});
    return bench.trakt("/sync/history");
  };
  EXPECT_EQ(with("429_html").headers.at("retry-after"), "300");
  EXPECT_TRUE(with("429_json").headers.contains("x-ratelimit"));
  EXPECT_FALSE(with("429_no_retry_after").headers.contains("retry-after"));
  EXPECT_EQ(with("420").body, "");
  EXPECT_EQ(with("426").headers.at("x-upgrade-url"), "https://trakt.tv/vip");
  EXPECT_EQ(with("reset=-1").code, CURLE_RECV_ERROR);  // once would not do: curl tries again by itself
  EXPECT_EQ(with("stall").code, CURLE_OPERATION_TIMEDOUT);
  EXPECT_THROW(static_cast<void>(with("truncated_json").json()), std::exception);
  EXPECT_TRUE(with("html_200").headers.at("content-type").starts_with("text/html"));
  EXPECT_EQ(with("token_expired_mid_walk").status, 401);
}

TEST(TraktLimits, the_bucket_then_the_ban) {
  auto options = small_account();
  options.limits = {.real = true, .trakt_gets = 3, .trakt_gets_before_ban = 5};
  Bench bench{options};
  std::vector<std::string> kinds;
  for (int i = 0; i < 7; ++i) {
    const auto answer = bench.trakt("/sync/last_activities");
    kinds.push_back(answer.status == 200 ? "ok" : answer.headers.contains("x-ratelimit") ? "bucket" : "ban");
  }
  EXPECT_EQ(kinds, (std::vector<std::string>{"ok", "ok", "ok", "bucket", "bucket", "ban", "ban"}));
}

TEST(TraktWrites, history_is_added_and_removed_by_id) {
  Bench bench;
  const auto added =
      bench.trakt_post("/sync/history",
                       R"({"movies":[{"ids":{"tmdb":77},"watched_at":"unknown"},{"ids":{"imdb":"tt9999999"}}],
          "shows":[{"ids":{"tmdb":1396},"seasons":[{"number":1,"episodes":[{"number":1}]}]}]})");
  EXPECT_EQ(added.status, 201);
  EXPECT_EQ(added.json().at("added").at("movies").as_int64(), 1);
  EXPECT_EQ(added.json().at("added").at("episodes").as_int64(), 1);
  EXPECT_EQ(added.json().at("not_found").at("movies").as_array().size(), 1U);
  const auto newest = bench.trakt("/sync/history?limit=1").json();
  const auto id = newest.at(0).at("id").to_number<std::int64_t>();
  const auto removed = bench.trakt_post("/sync/history/remove", "{\"ids\":[" + std::to_string(id) + ",5]}");
  EXPECT_EQ(removed.json().at("deleted").at("episodes").as_int64(), 1);
  EXPECT_EQ(removed.json().at("not_found").at("ids").as_array().size(), 1U);
}

TEST(TraktWrites, ratings_and_watchlist_follow) {
  Bench bench;
  const auto rated = bench.trakt_post("/sync/ratings", R"({"movies":[{"ids":{"tmdb":76600},"rating":9}]})");
  EXPECT_EQ(rated.json().at("added").at("movies").as_int64(), 1);
  EXPECT_EQ(rows(bench.trakt("/sync/ratings/movies/9")) > 0, true);
  const auto listed = bench.trakt_post("/sync/watchlist", R"({"shows":[{"ids":{"tmdb":1438}},{"ids":{"tmdb":1437}}]})");
  EXPECT_EQ(listed.json().at("added").at("shows").as_int64(), 1);
  EXPECT_EQ(listed.json().at("existing").at("shows").as_int64(), 1);
  const auto gone = bench.trakt_post("/sync/watchlist/remove", R"({"shows":[{"ids":{"tmdb":1437}}]})");
  EXPECT_EQ(gone.json().at("deleted").at("shows").as_int64(), 1);
}

}  // namespace
}  // namespace cinemarco::sandbox
