// SPDX-License-Identifier: MIT
// The two accounts, the export, the counters and the control endpoints.
#include "sandbox/client.hpp"
#include "sandbox/export.hpp"
#include "sandbox/worlds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace cinemarco::sandbox {
namespace {

std::set<std::string> names_of(const Account& account, const ExportLayout& layout) {
  std::set<std::string> names;
  for (const auto& [name, content] : export_files(account, layout)) {
    EXPECT_NO_THROW(static_cast<void>(boost::json::parse(content))) << name;
    names.insert(name);
  }
  return names;
}

TEST(Generator, makes_the_large_account_of_13100_plays) {
  const auto account = generated_account({});
  const auto movies =
      std::ranges::count_if(account.history(), [](const Play& p) { return p.item.media == Media::movie; });
  EXPECT_EQ(account.history().size(), 13'100U);
  EXPECT_EQ(movies, 1'100);
  EXPECT_EQ(account.watchlist().size(), 100U);
  EXPECT_EQ(account.catalogue().movies.size(), 1'100U);
  EXPECT_EQ(account.catalogue().series.size(), 200U);
  EXPECT_EQ(account.catalogue().movies[0].cast.size(), 10U);
  std::set<std::int64_t> ids;
  for (const auto& play : account.history()) ids.insert(play.id);
  EXPECT_EQ(ids.size(), 13'100U);
}

TEST(Generator, gives_the_same_account_for_the_same_seed) {
  const AccountSize size{.movies = 40, .watchlist_movies = 5, .series = 3, .seed = 7};
  auto other = size;
  other.seed = 8;
  EXPECT_EQ(export_files(generated_account(size), {}), export_files(generated_account(size), {}));
  EXPECT_NE(export_files(generated_account(size), {}), export_files(generated_account(other), {}));
}

TEST(Sample, knows_every_trap) {
  const auto account = sample_account();
  const auto& history = account.history();
  const auto is_unknown = [](const Play& p) { return p.watched_at == Instant{}; };
  EXPECT_EQ(std::ranges::count_if(history, is_unknown), 3);
  EXPECT_TRUE(std::ranges::any_of(history, [](const Play& p) { return p.id > (1LL << 32); }));
  EXPECT_TRUE(std::ranges::any_of(history, [](const Play& p) { return p.id < (1LL << 32); }));
  EXPECT_TRUE(std::ranges::any_of(account.ratings(), [](const Rating& r) { return r.rating == 0; }));
  const auto& catalogue = account.catalogue();
  EXPECT_GT(catalogue.series[*catalogue.show({.tmdb = 1416})].seasons.size(), 20U);
  EXPECT_GE(catalogue.movies.size(), 40U);
  EXPECT_GE(catalogue.series.size(), 12U);
  EXPECT_EQ(catalogue.series[*catalogue.show({.tvdb = 387219})].ids.tmdb, 0);
  for (const auto& [name, picture] : catalogue.pictures) ASSERT_EQ(name.size(), 30U);
}

TEST(Export, has_todays_flat_files) {
  const auto names = names_of(sample_account(), {});
  for (const auto* name :
       {"watched-history-1.json", "watched-history-2.json", "watched-movies.json", "ratings-movies.json",
        "ratings-seasons.json", "lists-watchlist.json", "user-last-activities.json", "user-settings.json"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  EXPECT_FALSE(names.contains("_errors.json"));
  EXPECT_TRUE(names_of(sample_account(), {.errors = true}).contains("_errors.json"));
}

TEST(Export, has_the_old_nested_files) {
  const auto names = names_of(sample_account(), {.old = true});
  EXPECT_TRUE(names.contains("sample/watched/history-1.json"));
  EXPECT_TRUE(names.contains("sample/ratings/ratings-movies.json"));
  EXPECT_TRUE(names.contains("sample/lists/watchlist.json"));
}

TEST(Export, holds_the_rows_of_the_api) {
  Bench bench;
  const auto page = bench.trakt("/sync/history?limit=250&page=2").json();
  boost::json::value file;
  for (const auto& [name, content] : export_files(sample_account(), {})) {
    if (name == "watched-history-2.json") file = boost::json::parse(content);
  }
  EXPECT_EQ(page, file);
  const auto zip = bench.client.get(bench.sandbox.urls().base + "/sandbox/export.zip");
  EXPECT_TRUE(zip.body.starts_with("PK"));
}

TEST(Control, counts_by_service_and_kind) {
  Bench bench;
  bench.trakt("/sync/history/movies");
  bench.trakt("/sync/ratings/shows");
  bench.tmdb("/tv/1396/season/1");
  const auto counters = bench.client.get(bench.sandbox.urls().base + "/sandbox/counters").json();
  EXPECT_EQ(counters.at("services").at("trakt").to_number<int>(), 2);
  EXPECT_EQ(counters.at("kinds").at("history/movies").to_number<int>(), 1);
  EXPECT_EQ(counters.at("kinds").at("ratings/shows").to_number<int>(), 1);
  EXPECT_EQ(counters.at("kinds").at("tmdb/season").to_number<int>(), 1);
  EXPECT_EQ(bench.sandbox.counters().max_in_flight.at("trakt"), 1U);
  bench.sandbox.reset_counters();
  EXPECT_EQ(bench.sandbox.counters().service("trakt"), 0U);
}

TEST(Control, changes_the_account_over_http) {
  Bench bench;
  const auto url = bench.sandbox.urls().base + "/sandbox/account";
  const auto before = bench.trakt("/sync/last_activities").body;
  const auto answer = bench.client.post(
      url, R"({"add_plays":[{"show":1396,"season":2,"episode":1,"watched_at":"2020-01-01T00:00:00Z"},{"movie":550}],
              "rate":[{"movie":77,"rating":3}],"unlist":[{"show":1438}]})",
      {});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json().at("added").as_array().size(), 2U);
  EXPECT_NE(before, bench.trakt("/sync/last_activities").body);
  EXPECT_EQ(bench.client.post(url, R"({"add_plays":[{"movie":1}]})", {}).status, 400);
}

TEST(Merge, moves_plays_with_their_numbers_and_rows_where_the_other_has_none) {
  auto account = generated_account({.movies = 3, .watchlist_movies = 0, .series = 2, .seasons = 2, .episodes = 3});
  const auto from = account.movie({.tmdb = 100'001});
  const auto to = account.movie({.tmdb = 100'002});
  const auto third = account.movie({.tmdb = 100'003});
  account.rate(from, 3);
  account.unrate(to);
  account.list(from, instant("2020-01-01T00:00:00Z"));
  account.list(to, instant("2021-01-01T00:00:00Z"));
  const auto play = account.watch(from, instant("2022-02-02T20:00:00Z"));
  const auto plays = account.history().size();
  const auto before = account.activities();
  account.merge(from, to);
  EXPECT_EQ(account.history().size(), plays);
  EXPECT_EQ(std::ranges::find(account.history(), play, &Play::id)->item, to);
  EXPECT_EQ(std::ranges::count(account.history(), from, &Play::item), 0);
  EXPECT_EQ(std::ranges::find(account.ratings(), to, &Rating::item)->rating, 3);
  ASSERT_EQ(account.watchlist().size(), 1U);
  EXPECT_EQ(account.watchlist()[0].listed_at, instant("2021-01-01T00:00:00Z"));
  EXPECT_NE(account.activities().movies_watched, before.movies_watched);
  EXPECT_NE(account.activities().movies_rated, before.movies_rated);
  EXPECT_NE(account.activities().watchlist_updated, before.watchlist_updated);
  EXPECT_EQ(account.activities().episodes_watched, before.episodes_watched);
  EXPECT_THROW(account.merge(third, account.show({.tmdb = 200'001})), std::invalid_argument);
}

TEST(Merge, of_series_keeps_only_what_the_other_has) {
  auto account = generated_account({.movies = 1, .watchlist_movies = 0, .series = 2, .seasons = 2, .episodes = 3});
  account.edit_catalogue([](Catalogue& catalogue) { catalogue.series[1].seasons.pop_back(); });
  const auto lost = account.episode({.tmdb = 200'001}, 2, 1);
  account.rate(account.season({.tmdb = 200'001}, 2), 7);
  account.merge(account.show({.tmdb = 200'001}), account.show({.tmdb = 200'002}));
  EXPECT_EQ(std::ranges::count(account.history(), account.episode({.tmdb = 200'002}, 1, 1), &Play::item), 2);
  EXPECT_EQ(std::ranges::count(account.history(), lost, &Play::item), 0);
  EXPECT_EQ(std::ranges::count(account.ratings(), Media::season, [](const Rating& r) { return r.item.media; }), 0);
}

TEST(Control, merges_and_forgets_titles_over_http) {
  Bench bench;
  const auto url = bench.sandbox.urls().base + "/sandbox/account";
  const auto before = bench.trakt("/sync/last_activities").body;
  const auto answer = bench.client.post(url, R"({"merge":[{"from":{"movie":550},"to":{"movie":77}}],
                                                 "forget":[{"show":1396},{"movie":77}]})",
                                        {});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_NE(before, bench.trakt("/sync/last_activities").body);
  bench.sandbox.edit([](Account& account) {
    const auto movie = account.movie({.tmdb = 77});
    const auto show = account.show({.tmdb = 1396});
    for (const auto& play : account.history()) {
      EXPECT_FALSE(play.item == movie || play.item == account.movie({.tmdb = 550}));
      EXPECT_FALSE(play.item.media == Media::episode && play.item.title == show.title);
    }
  });
  EXPECT_EQ(bench.client.post(url, R"({"merge":[{"from":{"movie":550},"to":{"show":1396}}]})", {}).status, 400);
}

TEST(Control, sets_faults_from_json) {
  Bench bench;
  const auto url = bench.sandbox.urls().base + "/sandbox/faults";
  EXPECT_EQ(bench.client.post(url, R"({"faults":[{"name":"500","times":1,"path":"/trakt/sync"}]})", {}).status, 200);
  EXPECT_EQ(bench.trakt("/sync/history").status, 500);
  EXPECT_EQ(bench.trakt("/sync/history").status, 200);
  EXPECT_EQ(bench.client.post(url, R"({"502":2,"page_count_lies":1})", {}).status, 200);
  EXPECT_EQ(bench.client.post(url, R"({"no_such_fault":2})", {}).status, 400);
}

}  // namespace
}  // namespace cinemarco::sandbox
