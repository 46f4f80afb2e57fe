// SPDX-License-Identifier: MIT
// Titles are found as people type them: the cases of tests/search_cases.json, which the web app's tests read too.
#include "domain/search_words.hpp"
#include "json/json.hpp"
#include "store/home.hpp"
#include "store/library.hpp"
#include "store/library_rows.hpp"
#include "store/titles.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::Home;
using test::kAccount;
using test::kNow;
using test::list_rows;
using Texts = std::vector<std::string>;

struct Case {
  std::string title;
  std::optional<std::string> original_title;
  Texts by, not_by;
};
BOOST_DESCRIBE_STRUCT(Case, (), (title, original_title, by, not_by))

struct Cases {
  std::vector<Texts> folded;
  Texts sorted, in_order;
  std::vector<Case> found;
};
BOOST_DESCRIBE_STRUCT(Cases, (), (folded, sorted, in_order, found))

Cases cases() {
  std::ostringstream text;
  text << std::ifstream{CINEMARCO_SEARCH_CASES}.rdbuf();
  return json::parse_as<Cases>(text.str()).value();
}

EntryId add(Home& home, std::int64_t tmdb, const std::string& title,
            const std::optional<std::string>& original = std::nullopt) {
  EntryId id;
  home.write([&](Transaction& tx) {
    MovieDetails movie;
    movie.id = TmdbMovieId{tmdb};
    movie.title = title;
    movie.original_title = original;
    id = save_projection(tx, kAccount, save_movie(tx, movie, kNow + std::chrono::hours{tmdb}), {}, {}, RunId{1});
  });
  return id;
}

Texts found(Home& home, const std::string& q) {
  Reader reader{home.database};
  LibraryFilter filter;
  filter.q = q;
  filter.sort = LibrarySort::title;
  filter.order = Order::ascending;
  Texts titles;
  for (const auto& row : list_rows(reader, kAccount, filter, std::nullopt, 200).rows) titles.push_back(row.title);
  return titles;
}

TEST(SearchCases, fold_letters_as_people_type_them) {
  for (const auto& pair : cases().folded) EXPECT_EQ(fold(pair.at(0)), pair.at(1)) << pair.at(0);
  EXPECT_EQ(fold("\xff\xfe bad"), "\uFFFD\uFFFD bad");
}

TEST(SearchCases, find_each_title_and_no_other) {
  Home home;
  for (const auto& one : cases().found) {
    home.write([](Transaction& tx) { tx.connection().use("DELETE FROM library_entries").run(); });
    add(home, 1, one.title, one.original_title);
    for (const auto& q : one.by) EXPECT_EQ(found(home, q), Texts{one.title}) << q;
    for (const auto& q : one.not_by) EXPECT_EQ(found(home, q), Texts{}) << one.title << " by " << q;
  }
}

TEST(SearchCases, find_it_among_all_of_them) {
  Home home;
  const auto all = cases();
  std::int64_t tmdb = 0;
  for (const auto& one : all.found) add(home, ++tmdb, one.title, one.original_title);
  for (const auto& one : all.found) {
    for (const auto& q : one.by) {
      const auto titles = found(home, q);
      EXPECT_EQ(std::ranges::count(titles, one.title), 1) << one.title << " by " << q;
    }
  }
  EXPECT_EQ(found(home, "\u200b ").size(), all.found.size());  // nothing is asked for
}

TEST(SearchCases, sort_titles_without_accents_and_articles) {
  Home home;
  const auto all = cases();
  std::int64_t tmdb = 0;
  for (const auto& title : all.sorted) add(home, ++tmdb, title);
  EXPECT_EQ(found(home, ""), all.in_order);
}

TEST(SearchCases, a_very_long_title_without_blanks_is_found_and_stays_small) {
  Home home;
  std::string title;
  for (int i = 0; i < 400; ++i) title += i % 2 == 0 ? "千" : "尋";
  add(home, 1, title + "神");
  EXPECT_EQ(found(home, "神").size(), 1U);
  EXPECT_EQ(found(home, "尋神").size(), 1U);
  EXPECT_LT(search_words(title, std::nullopt).size(), 60'000U);
}

// As the user's own tool does.
void run_elsewhere(Home& home, const std::string& sql) {
  SQLite::Database tool{home.file().string(), SQLite::OPEN_READWRITE};
  tool.exec(sql);
}

TEST(SearchCases, a_title_that_another_tool_renames_is_found_by_its_new_name) {
  Home home;
  add(home, 1, "Ocean's Eleven");
  run_elsewhere(home, "UPDATE movies SET title = 'Spider-Man', original_title = NULL");
  EXPECT_EQ(found(home, "eleven"), Texts{});
  EXPECT_EQ(found(home, "spider"), Texts{"Spider-Man"});  // by its plain text for now
  const Database next_start{home.file()};
  EXPECT_EQ(found(home, "spiderman"), Texts{"Spider-Man"});
  EXPECT_EQ(found(home, "man"), Texts{"Spider-Man"});
}

TEST(SearchCases, a_title_that_is_renamed_to_the_same_words_keeps_them) {
  Home home;
  const auto id = add(home, 1, "Spider-Man");
  home.write([&](Transaction& tx) {
    MovieDetails movie;
    movie.id = TmdbMovieId{1};
    movie.title = "SPIDER-MAN";
    save_movie(tx, movie, kNow + std::chrono::hours{99});
  });
  EXPECT_EQ(found(home, "spiderman"), Texts{"SPIDER-MAN"});
  EXPECT_EQ(query(home.file(), "SELECT sort_title FROM library_entries WHERE id = " + std::to_string(id.value())),
            "spider-man");
}

TEST(SearchCases, an_entry_that_another_tool_replaces_is_found_once) {
  Home home;
  add(home, 1, "Alien");
  run_elsewhere(home,
                "INSERT OR REPLACE INTO library_entries (id, account_id, media_type, movie_id, watch_status, source) "
                "SELECT id, account_id, media_type, movie_id, 'completed', source FROM library_entries");
  EXPECT_EQ(found(home, "alien"), Texts{"Alien"});
}

}  // namespace
}  // namespace cinemarco::store
