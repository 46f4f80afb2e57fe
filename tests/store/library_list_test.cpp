// SPDX-License-Identifier: MIT
// The library's list: no page skips or repeats a row, whatever it is sorted by.
#include "store/library_list.hpp"

#include "store/entries.hpp"
#include "store/home.hpp"
#include "store/library.hpp"
#include "store/library_rows.hpp"
#include "store/local_plays.hpp"
#include "store/removed_titles.hpp"
#include "store/titles.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <boost/mp11.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace cinemarco::store {
namespace {

using test::Home;
using test::kAccount;
using test::kNow;
using test::list_rows;

// Of the enum itself: one that is added is tested.
const std::vector<LibrarySort> kSorts = [] {
  std::vector<LibrarySort> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<LibrarySort>>(
      [&all](auto sort) { all.push_back(sort.value); });
  return all;
}();

struct Film {
  std::int64_t tmdb = 0;
  std::string title;
  std::string original;
  std::optional<Date> released;
  std::vector<std::string> genres;
};

EntryId add(Home& home, const Film& film, const MovieProjection& projection = {}, const EntryFacts& facts = {}) {
  EntryId id;
  home.write([&](Transaction& tx) {
    MovieDetails details;
    details.id = TmdbMovieId{film.tmdb};
    details.title = film.title;
    if (!film.original.empty()) details.original_title = film.original;
    details.release_date = film.released;
    details.genres = film.genres;
    id = save_projection(tx, kAccount, save_movie(tx, details, kNow), facts, projection, RunId{1});
  });
  return id;
}

std::vector<std::string> titles(Home& home, const LibraryFilter& filter) {
  Reader reader{home.database};
  std::vector<std::string> result;
  for (const auto& row : list_rows(reader, kAccount, filter, std::nullopt, 200).rows) result.push_back(row.title);
  return result;
}

std::vector<std::string> found(Home& home, const std::string& q) {
  LibraryFilter filter;
  filter.q = q;
  filter.sort = LibrarySort::title;
  filter.order = Order::ascending;
  return titles(home, filter);
}

using Texts = std::vector<std::string>;

TEST(LibraryList, pages_hold_every_row_once_in_order_by_every_sort) {
  Home home;
  std::mt19937 random{7};
  const auto chance = [&random](int one_in) { return std::uniform_int_distribution{0, one_in - 1}(random) == 0; };
  for (int i = 1; i <= 60; ++i) {
    Film film{i, std::string(1, static_cast<char>('A' + i % 5)) + (chance(3) ? "" : std::to_string(i % 4)), "", {}, {}};
    if (!chance(4)) film.released = Date{std::chrono::year{1990 + i % 3} / 1 / 1};
    MovieProjection projection;
    if (!chance(4)) projection.entry.date_added = kNow + std::chrono::hours{i % 4};
    if (!chance(4)) projection.entry.last_watched_at = kNow - std::chrono::hours{i % 3};
    if (!chance(4)) projection.entry.personal_rating = static_cast<PersonalRating>(1 + i % 5);
    EntryFacts facts;
    if (!chance(4)) facts.watchlisted_at = kNow + std::chrono::hours{i % 5};
    add(home, film, projection, facts);
  }
  ASSERT_EQ(kSorts.size(), 6U);
  for (const auto sort : kSorts) {
    for (const auto order : {Order::ascending, Order::descending}) {
      LibraryFilter filter;
      filter.sort = sort;
      filter.order = order;
      Reader reader{home.database};
      const auto whole = list_rows(reader, kAccount, filter, std::nullopt, 200);
      ASSERT_EQ(whole.rows.size(), 60U);
      EXPECT_EQ(whole.total, 60);
      EXPECT_FALSE(whole.next_cursor);
      for (const int size : {1, 7, 59, 60}) {
        std::vector<EntryId> ids;
        std::optional<std::string> cursor;
        do {
          const auto page = list_rows(reader, kAccount, filter, cursor, size);
          ASSERT_LE(page.rows.size(), static_cast<std::size_t>(size));
          for (const auto& row : page.rows) ids.push_back(row.id);
          cursor = page.next_cursor;
        } while (cursor);
        std::vector<EntryId> expected;
        for (const auto& row : whole.rows) expected.push_back(row.id);
        EXPECT_EQ(ids, expected) << static_cast<int>(sort) << ' ' << static_cast<int>(order) << ' ' << size;
      }
    }
  }
}

TEST(LibraryList, turns_its_page_behind_a_very_long_title) {
  Home home;
  for (int i = 0; i < 3; ++i) add(home, {i + 1, std::string(2000, static_cast<char>('a' + i)), "", {}, {}});
  LibraryFilter filter;
  filter.sort = LibrarySort::title;
  filter.order = Order::ascending;
  Reader reader{home.database};
  std::size_t rows = 0;
  std::optional<std::string> cursor;
  do {
    const auto page = list_rows(reader, kAccount, filter, cursor, 1);
    rows += page.rows.size();
    cursor = page.next_cursor;
  } while (cursor);
  EXPECT_EQ(rows, 3U);
}

TEST(LibraryList, rows_without_a_value_come_last_either_way) {
  Home home;
  add(home, {1, "Dated", "", Date{std::chrono::year{2000} / 1 / 1}, {}});
  add(home, {2, "Undated", "", {}, {}});
  LibraryFilter filter;
  filter.sort = LibrarySort::released;
  for (const auto order : {Order::ascending, Order::descending}) {
    filter.order = order;
    EXPECT_EQ(titles(home, filter), (Texts{"Dated", "Undated"}));
  }
}

TEST(LibraryList, sorts_titles_without_their_articles) {
  Home home;
  std::int64_t tmdb = 0;
  for (const auto* title : {"The Matrix", "Alien", "A Separation", "An Education", "The", "Theory", "zodiac"}) {
    add(home, {++tmdb, title, "", {}, {}});
  }
  LibraryFilter filter;
  filter.sort = LibrarySort::title;
  filter.order = Order::ascending;
  EXPECT_EQ(titles(home, filter),
            (Texts{"Alien", "An Education", "The Matrix", "A Separation", "The", "Theory", "zodiac"}));
}

TEST(LibraryList, finds_words_by_their_beginning_without_case_and_accents) {
  Home home;
  add(home, {1, "Amélie", "Le Fabuleux Destin d'Amélie Poulain", {}, {}});
  add(home, {2, "The Matrix", "", {}, {}});
  add(home, {3, "The Matrix Reloaded", "", {}, {}});
  add(home, {4, "千と千尋の神隠し", "", {}, {}});
  EXPECT_EQ(found(home, "amelie"), (Texts{"Amélie"}));
  EXPECT_EQ(found(home, "AMÉ"), (Texts{"Amélie"}));
  EXPECT_EQ(found(home, "destin"), (Texts{"Amélie"}));
  EXPECT_EQ(found(home, "matr"), (Texts{"The Matrix", "The Matrix Reloaded"}));
  EXPECT_EQ(found(home, "rel mat"), (Texts{"The Matrix Reloaded"}));
  EXPECT_EQ(found(home, "trix"), Texts{});
  EXPECT_EQ(found(home, "千と"), (Texts{"千と千尋の神隠し"}));
  EXPECT_EQ(found(home, "   ").size(), 4U);
}

std::vector<EntryId> ids_by(Home& home, LibrarySort sort, Order order) {
  LibraryFilter filter;
  filter.sort = sort;
  filter.order = order;
  Reader reader{home.database};
  std::vector<EntryId> ids;
  for (const auto& row : list_rows(reader, kAccount, filter, std::nullopt, 200).rows) ids.push_back(row.id);
  return ids;
}

TEST(LibraryList, sorts_by_the_column_that_the_name_says) {
  Home home;
  EntryFacts early;
  early.watchlisted_at = kNow;
  EntryFacts late;
  late.watchlisted_at = kNow + std::chrono::hours{1};
  MovieProjection lately;
  lately.entry.last_watched_at = kNow;
  lately.entry.date_last_watched = Date{std::chrono::year{1999} / 1 / 1};
  MovieProjection before;
  before.entry.last_watched_at = kNow - std::chrono::hours{9};
  before.entry.date_last_watched = Date{std::chrono::year{2020} / 1 / 1};
  const auto first = add(home, {1, "B", "", {}, {}}, lately, late);
  const auto second = add(home, {2, "A", "", {}, {}}, before, early);
  EXPECT_EQ(ids_by(home, LibrarySort::listed, Order::ascending), (std::vector{second, first}));
  EXPECT_EQ(ids_by(home, LibrarySort::title, Order::ascending), (std::vector{second, first}));
  // The instant, not the day: a binge moves the day only.
  EXPECT_EQ(ids_by(home, LibrarySort::watched, Order::descending), (std::vector{first, second}));
}

TEST(LibraryList, nothing_in_a_search_is_an_operator) {
  Home home;
  add(home, {1, "Rock 'n' Roll", "", {}, {}});
  for (const auto* q : {"\"", "\"* OR (", "a AND", "NOT x", "title:rock", "rock*", "^rock", "(", "NEAR(a b)", "-", "''",
                        "{x}", "rock\" OR \"roll", "\\", "%", "💥"}) {
    EXPECT_NO_THROW(static_cast<void>(found(home, q))) << q;
  }
  EXPECT_EQ(found(home, "rock*"), (Texts{"Rock 'n' Roll"}));
  EXPECT_EQ(found(home, "rock OR nothing"), Texts{});
}

TEST(LibraryList, filters_together) {
  Home home;
  MovieProjection good;
  good.entry.status = WatchStatus::completed;
  good.entry.personal_rating = PersonalRating::outstanding;
  EntryFacts listed;
  listed.watchlisted_at = kNow;
  add(home, {1, "Both", "", Date{std::chrono::year{1999} / 3 / 1}, {"Drama", "Crime"}}, good, listed);
  add(home, {2, "Genre", "", Date{std::chrono::year{1999} / 3 / 1}, {"Drama"}});
  add(home, {3, "None", "", Date{std::chrono::year{2001} / 3 / 1}, {}});
  LibraryFilter filter;
  filter.sort = LibrarySort::title;
  filter.order = Order::ascending;
  filter.genre = "Drama";
  EXPECT_EQ(titles(home, filter), (Texts{"Both", "Genre"}));
  filter.year = 1999;
  filter.rating = 5;
  EXPECT_EQ(titles(home, filter), (Texts{"Both"}));
  filter = {};
  filter.watchlist = true;
  EXPECT_EQ(titles(home, filter), (Texts{"Both"}));
  filter.watchlist = false;
  EXPECT_EQ(titles(home, filter).size(), 2U);
  filter = {};
  filter.type = TitleType::series;
  EXPECT_EQ(titles(home, filter), Texts{});
  filter = {};
  filter.status = WatchStatus::completed;
  EXPECT_EQ(titles(home, filter), (Texts{"Both"}));
  Reader reader{home.database};
  EXPECT_EQ(list_library(reader, kAccount, filter, std::nullopt, 1).total, 1);
}

TEST(LibraryList, follows_titles_that_are_renamed_and_forgets_what_is_removed) {
  Home home;
  const auto id = add(home, {1, "Working Title", "", {}, {}});
  add(home, {1, "The Final Title", "", Date{std::chrono::year{2030} / 1 / 1}, {}});
  EXPECT_EQ(found(home, "working"), Texts{});
  EXPECT_EQ(found(home, "final"), (Texts{"The Final Title"}));
  home.write([&](Transaction& tx) {
    unlist_here(tx, kAccount, {TitleType::movie, 1}, kNow);
    put_aside(tx, kAccount, id, kNow);
  });
  EXPECT_EQ(found(home, "final"), Texts{});
  EXPECT_EQ(found(home, ""), Texts{});
}

TEST(LibraryList, refuses_a_cursor_of_another_list) {
  Home home;
  for (int i = 1; i <= 3; ++i) add(home, {i, "M" + std::to_string(i), "", {}, {}});
  LibraryFilter filter;
  Reader reader{home.database};
  const auto cursor = list_library(reader, kAccount, filter, std::nullopt, 1).next_cursor;
  ASSERT_TRUE(cursor);
  EXPECT_NO_THROW(static_cast<void>(list_library(reader, kAccount, filter, cursor, 1)));
  auto other = filter;
  other.sort = LibrarySort::title;
  for (const auto& text : {*cursor, std::string{"x"}, std::string{"!"}, std::string(5000, 'a'), std::string{}}) {
    EXPECT_THROW(static_cast<void>(list_library(reader, kAccount, other, text, 1)), Error) << text.substr(0, 40);
  }
}

TEST(LibraryList, reads_by_index_and_sorts_nothing) {
  Home home;
  const SQLite::Database database{home.file().string()};
  const auto plan = [&database](const std::string& sql) {
    SQLite::Statement rows{database, "EXPLAIN QUERY PLAN " + sql};
    std::string text;
    while (rows.executeStep()) text += rows.getColumn(3).getString() + "\n";
    return text;
  };
  for (const auto sort : kSorts) {
    for (const auto order : {Order::ascending, Order::descending}) {
      for (const auto& sql : library_queries(sort, order)) {
        const auto text = plan(sql);
        EXPECT_EQ(text.find("TEMP B-TREE"), std::string::npos) << sql << "\n" << text;
        EXPECT_NE(text.find("SEARCH e USING INDEX library_entries_by_"), std::string::npos) << sql << "\n" << text;
      }
    }
  }
}

}  // namespace
}  // namespace cinemarco::store
