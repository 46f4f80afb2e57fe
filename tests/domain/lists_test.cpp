// SPDX-License-Identifier: MIT
#include "domain/lists.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cinemarco {
namespace {

ListedThing movie(std::optional<std::int64_t> trakt, std::optional<std::int64_t> tmdb, std::string title = {}) {
  ListedThing thing;
  if (trakt) thing.ids.trakt = TraktId{*trakt};
  thing.ids.tmdb = tmdb;
  thing.title = std::move(title);
  return thing;
}

TEST(ListedThings, are_the_same_by_the_first_number_that_both_know) {
  ListedThings things;
  things.add(movie(1, 10, "A"), 0);
  things.add(movie({}, 20, "B"), 1);
  things.add(movie({}, {}, "C"), 2);
  EXPECT_EQ(things.take(movie(1, 99)), 0U) << "Trakt's number goes before TMDB's";
  EXPECT_EQ(things.take(movie(2, 20)), 1U) << "a row made here has no number of Trakt's yet";
  EXPECT_EQ(things.take(movie({}, {}, "C")), 2U);
  EXPECT_FALSE(things.take(movie({}, 30, "A")));
}

TEST(ListedThings, of_one_number_are_given_once_each) {
  ListedThings things;
  things.add(movie(1, 10), 0);
  EXPECT_EQ(things.take(movie(1, 10)), 0U);
  EXPECT_FALSE(things.take(movie(2, 10))) << "two titles of Trakt's that are one at TMDB stand both";
}

TEST(ListedThings, without_a_number_find_a_numbered_one_by_its_name) {
  ListedThings things;
  things.add(movie(1, 10, "A"), 0);
  EXPECT_EQ(things.take(movie({}, {}, "A")), 0U);
  things.add(movie({}, {}, "B"), 1);
  EXPECT_EQ(things.take(movie(7, 70, "B")), 1U) << "it has got its number meanwhile";
}

TEST(ListedThings, of_other_kinds_and_episodes_are_others) {
  ListedThings things;
  auto series = movie(1, 10);
  series.type = ListedType::series;
  things.add(series, 0);
  auto season = series;
  season.type = ListedType::season;
  season.season = 1;
  EXPECT_FALSE(things.take(movie(1, 10)));
  EXPECT_FALSE(things.take(season));
  EXPECT_EQ(things.take(series), 0U);
}

TEST(Lists, places_lie_within_the_list) {
  EXPECT_EQ(place_within(0, 3), 1);
  EXPECT_EQ(place_within(2, 3), 2);
  EXPECT_EQ(place_within(99, 3), 3);
  EXPECT_EQ(place_within(5, 0), 1);
}

TEST(Lists, a_name_is_one_line_that_shows_something) {
  EXPECT_TRUE(is_list_name("Best of 2024"));
  EXPECT_TRUE(is_list_name("映画"));
  for (const auto* name : {"", " x", "x ", "a\nb", "\x7f"}) EXPECT_FALSE(is_list_name(name)) << name;
  EXPECT_TRUE(is_list_name(std::string(kLongestListName, 'x')));
  EXPECT_FALSE(is_list_name(std::string(kLongestListName + 1, 'x')));
}

TEST(Lists, words_of_kinds_go_both_ways) {
  for (const auto type :
       {ListedType::movie, ListedType::series, ListedType::season, ListedType::episode, ListedType::person}) {
    EXPECT_EQ(listed_type(to_string(type)), type);
  }
  EXPECT_FALSE(listed_type("list"));
  EXPECT_FALSE(title_type(ListedType::person));
  EXPECT_EQ(title_type(ListedType::episode), TitleType::series);
}

}  // namespace
}  // namespace cinemarco
