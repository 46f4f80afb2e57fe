// SPDX-License-Identifier: MIT
#include "trakt/export_names.hpp"

#include "trakt/export_pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::trakt {
namespace {

TEST(ExportKind, knows_both_layouts) {
  struct Case {
    const char* path;
    ExportKind kind;
  };
  const Case cases[] = {
      {"watched-history.json", ExportKind::history},
      {"watched-history-1.json", ExportKind::history},
      {"watched-history-10.json", ExportKind::history},
      {"trakt-export-marco/watched-history-2.json", ExportKind::history},
      {"trakt-export-marco\\watched-history-2.json", ExportKind::history},
      {"marco/watched/history.json", ExportKind::history},
      {"marco/watched/history-3.json", ExportKind::history},
      {"../../watched-history.json", ExportKind::history},
      {"history.json", ExportKind::look_alike},
      {"watched-history-x.json", ExportKind::look_alike},
      {"watched-history.json.exe", ExportKind::look_alike},
      {"__MACOSX/._watched-history.json", ExportKind::foreign},
      {"ratings-movies.json", ExportKind::ratings},
      {"ratings-episodes-2.json", ExportKind::ratings},
      {"marco/ratings/ratings-shows.json", ExportKind::ratings},
      {"lists-watchlist.json", ExportKind::watchlist},
      {"lists-watchlist-2.json", ExportKind::watchlist},
      {"marco/lists/watchlist.json", ExportKind::watchlist},
      {"watchlist.json", ExportKind::look_alike},
      {"lists-list-77-watchlist.json", ExportKind::list_items},
      {"lists-list-9-top-10-2.json", ExportKind::list_items},
      {"me/lists/list-9-top-10.json", ExportKind::list_items},
      {"lists-list-favourites.json", ExportKind::other},
      {"lists-lists.json", ExportKind::lists},
      {"lists-lists-2.json", ExportKind::lists},
      {"me/lists/lists.json", ExportKind::lists},
      {"lists-collaborations.json", ExportKind::other},
      {"notes-movies.json", ExportKind::notes},
      {"notes-episodes-2.json", ExportKind::notes},
      {"notes-people.json", ExportKind::other},
      {"lists-favorites.json", ExportKind::other},
      {"watched-movies.json", ExportKind::watched},
      {"marco/watched/watched-shows.json", ExportKind::watched},
      {"watched-playback.json", ExportKind::other},
      {"user-settings.json", ExportKind::other},
      {"_errors.json", ExportKind::errors},
      {"readme.txt", ExportKind::foreign},
      {"", ExportKind::foreign},
  };
  for (const auto& c : cases) EXPECT_EQ(export_kind(c.path), c.kind) << c.path;
}

TEST(LookAlikes, are_told_from_any_spelling_of_a_name) {
  struct Case {
    const char* path;
    ExportKind like;
    const char* stem;
    int page;
  };
  const Case cases[] = {
      {"watched_history-2.json", ExportKind::history, "watched-history", 2},
      {"watched history-2.json", ExportKind::history, "watched-history", 2},
      {"watchedhistory-2.json", ExportKind::history, "watched-history", 2},
      {"watched.history.12.json", ExportKind::history, "watched-history", 12},
      {"WatchedHistory.json", ExportKind::history, "watched-history", 0},
      {"watched-histories.json", ExportKind::history, "watched-history", 0},
      {"watched-hisotry-1.json", ExportKind::history, "watched-history", 1},
      {"wached-history.JSON", ExportKind::history, "watched-history", 0},
      {"history.json", ExportKind::history, "watched-history", 0},
      {"a/b/history-2.json", ExportKind::history, "watched-history", 2},
      {"history_movies.json", ExportKind::history, "watched-history", 0},
      {"watchlist.json", ExportKind::watchlist, "lists-watchlist", 0},
      {"lists_watchlist.json", ExportKind::watchlist, "lists-watchlist", 0},
      {"list watchlist-3.json.txt", ExportKind::watchlist, "lists-watchlist", 3},
      {"ratings_movies.json", ExportKind::ratings, "ratings-movies", 0},
      {"rating-shows.json", ExportKind::ratings, "ratings-shows", 0},
      {"RatingsEpisodes4.json", ExportKind::ratings, "ratings-episodes", 4},
      {"ratings.json", ExportKind::ratings, "", 0},
      {"movies-ratings.json", ExportKind::ratings, "", 0},
  };
  for (const auto& c : cases) {
    const auto name = export_name(c.path);
    EXPECT_EQ(name.kind, ExportKind::look_alike) << c.path;
    EXPECT_EQ(name.like, c.like) << c.path;
    EXPECT_EQ(name.stem, c.stem) << c.path;
    EXPECT_EQ(name.page, c.page) << c.path;
  }
  for (const auto* path : {"lists-my-history.json", "lists-list-4-ratings-2020.json", "history.html", "photos.json",
                           "comments-movies.json", "user-saved-filters.json", "watch.json", "._history.json"}) {
    EXPECT_NE(export_kind(path), ExportKind::look_alike) << path;
  }
}

TEST(CountsBefore, orders_parts_by_their_numbers) {
  std::vector<std::string> names{"w-10.json [2]", "w-2.json [11]", "w-2.json [9]",
                                 "w-1.json [0]",  "a.json",        "w-02.json [9]"};
  std::ranges::stable_sort(names, [](const auto& a, const auto& b) { return natural_less(a, b); });
  EXPECT_EQ(names, (std::vector<std::string>{"a.json", "w-1.json [0]", "w-2.json [9]", "w-02.json [9]", "w-2.json [11]",
                                             "w-10.json [2]"}));
  EXPECT_FALSE(natural_less("a", "a"));
  EXPECT_TRUE(natural_less("a", "ab"));
}

TEST(ExportPages, name_files_in_text_whatever_bytes_their_names_hold) {
  std::vector<SourcePage> pages;
  const ExportPages::Sink sink = [&](SourcePage&& page) { pages.push_back(std::move(page)); };
  ExportPages export_pages{{Section::ratings}, {}, 100, sink};
  export_pages.add_problem(Section::ratings, {"rat\xFFings.json", "cut at \xC3"});
  export_pages.break_off();
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].problems.size(), 1U);
  EXPECT_EQ(pages[0].problems[0].where, "rat\uFFFDings.json");
  EXPECT_EQ(pages[0].problems[0].message, "cut at \uFFFD");
}

}  // namespace
}  // namespace cinemarco::trakt
