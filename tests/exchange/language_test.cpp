// SPDX-License-Identifier: MIT
// Titles in another language: as an import brings them, and when the setting changes.
#include "exchange/maintenance.hpp"
#include "exchange/refresh.hpp"
#include "exchange/title_finder.hpp"
#include "exchange/world.hpp"
#include "store/library_list.hpp"
#include "store/title_ages.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace cinemarco::exchange {
namespace {

using test::Home;
using test::query;
using test::World;

const std::string kPortuguese = "pt-BR";

RefreshReport refresh(Home& home, int most = std::numeric_limits<int>::max()) {
  return refresh_due({home.database(), home.catalogue(), home.clock(), home.account()}, most, {});
}

std::int64_t to_come(Home& home, const std::string& language = kPortuguese) {
  store::Reader reader{home.database()};
  return store::foreign_titles(reader, language);
}

std::int64_t count(Home& home, const std::string& what) {
  return std::stoll(query(home.database_file(), "SELECT count(*) FROM " + what));
}

// All that was watched, and what follows of it.
std::string watched(Home& home) {
  std::string rows;
  for (const auto* sql :
       {"SELECT group_concat(id || ':' || ifnull(watched_at, '') || ':' || title_tmdb_id, ';') FROM plays",
        "SELECT group_concat(id || ':' || ifnull(watched_at, '') || ':' || is_watched, ';') FROM episode_progress",
        "SELECT group_concat(id || ':' || ifnull(watched_date, ''), ';') FROM movie_watch_sessions",
        "SELECT group_concat(id || ':' || watch_status || ':' || ifnull(personal_rating, ''), ';') FROM "
        "library_entries"}) {
    rows += query(home.database_file(), sql) + "\n";
  }
  return rows;
}

std::vector<std::string> found(Home& home, const std::string& words) {
  store::Reader reader{home.database()};
  store::LibraryFilter filter;
  filter.q = words;
  std::vector<std::string> titles;
  for (const auto entry : store::list_library(reader, home.account(), filter, std::nullopt, 10).entries) {
    titles.push_back(store::find_row(reader, home.account(), entry)->title);
  }
  return titles;
}

TEST(Languages, are_those_in_which_an_import_stores_titles_texts_and_posters) {
  World world;
  auto home = world.home("home", kPortuguese);
  ASSERT_FALSE(home.import().error);
  const auto fight_club = [&](const std::string& column) {
    return query(home.database_file(), "SELECT " + column + " FROM movies WHERE tmdb_id = 550");
  };
  EXPECT_EQ(fight_club("title"), "Clube da Luta");
  EXPECT_EQ(fight_club("original_title"), "Fight Club");
  EXPECT_TRUE(fight_club("overview").ends_with("(pt-BR)")) << fight_club("overview");
  EXPECT_EQ(fight_club("sort_title"), "clube da luta");
  EXPECT_NE(fight_club("poster_path"), world.sandbox.catalogue().tmdb_movie(550)->poster);
  EXPECT_EQ(count(home, "movies WHERE told_in <> 'pt-BR'"), 0);
  EXPECT_EQ(count(home, "series WHERE told_in <> 'pt-BR'"), 0);
  EXPECT_EQ(to_come(home), 0);
  EXPECT_EQ(found(home, "clube"), std::vector<std::string>{"Clube da Luta"});
  EXPECT_EQ(found(home, "fight"), std::vector<std::string>{"Clube da Luta"});
  EXPECT_GT(count(home, "tmdb_cache WHERE cache_key LIKE 'movie:550%@pt-BR'"), 0);
  EXPECT_EQ(count(home, "tmdb_cache WHERE cache_key LIKE 'movie:550%' AND cache_key NOT LIKE '%@%'"), 0)
      << "nothing of it is missing, so nobody asked in English";
  EXPECT_GT(count(home, "contributors WHERE name LIKE '% (pt-BR)'"), 0);
}

TEST(Languages, are_filled_in_english_where_a_title_is_not_translated) {
  World world{test::small_account()};
  auto home = world.home("home", kPortuguese);
  ASSERT_FALSE(home.import().error);
  const auto& movies = world.sandbox.catalogue().movies;
  const auto& english = *std::ranges::find_if(movies, [](const auto& one) { return one.ids.tmdb % 4 == 3; });
  const auto stored = [&](const std::string& column) {
    return query(home.database_file(),
                 "SELECT " + column + " FROM movies WHERE tmdb_id = " + std::to_string(english.ids.tmdb));
  };
  EXPECT_EQ(stored("title"), english.title);
  EXPECT_EQ(stored("overview"), english.overview);
  EXPECT_EQ(stored("told_in"), "pt-BR");
  EXPECT_EQ(count(home, "movies WHERE ifnull(overview, '') = ''"), 0);
  EXPECT_EQ(count(home, "series WHERE ifnull(overview, '') = ''"), 0);
  EXPECT_EQ(count(home, "episodes WHERE ifnull(overview, '') = ''"), 0);
  EXPECT_EQ(count(home, "episodes WHERE name LIKE 'Epis_dio %'"), 0) << "English has names for them";
}

TEST(Languages, that_change_ask_for_every_title_anew_and_a_kill_in_the_middle_goes_on) {
  World world{test::small_account()};
  std::string before;
  std::int64_t titles = 0;
  {
    auto home = world.home();
    ASSERT_FALSE(home.import().error);
    EXPECT_EQ(to_come(home, "en-US"), 0);
    world.sandbox.reset_counters();
    EXPECT_EQ(refresh(home).refreshed, 0);
    EXPECT_EQ(world.sandbox.counters().service("tmdb"), 0U) << "what is in English stays";
    before = watched(home);
    titles = count(home, "library_entries");
  }
  {
    auto home = world.home("home", kPortuguese);
    EXPECT_EQ(to_come(home), titles);
    EXPECT_EQ(refresh(home, 7).refreshed, 7);
    EXPECT_EQ(to_come(home), titles - 7);
  }
  auto home = world.home("home", kPortuguese);
  EXPECT_EQ(refresh(home).refreshed, titles - 7);
  EXPECT_EQ(to_come(home), 0);
  EXPECT_EQ(watched(home), before);
  EXPECT_GT(count(home, "movies WHERE title LIKE '% (pt-BR)'"), 0);
  EXPECT_EQ(count(home,
                  "library_entries e JOIN movies m ON m.id = e.movie_id WHERE e.title <> m.title OR e.sort_title <> "
                  "m.sort_title"),
            0);
  EXPECT_GT(count(home, "movies m JOIN image_queue q ON q.kind = 'poster' AND '/' || q.file = m.poster_path"), 0);
  world.sandbox.reset_counters();
  EXPECT_EQ(refresh(home).refreshed, 0);
  EXPECT_EQ(world.sandbox.counters().service("tmdb"), 0U) << "idle when done";
}

TEST(Languages, that_change_are_followed_by_a_server_until_nothing_is_left) {
  World world{test::small_account()};
  {
    auto home = world.home();
    ASSERT_FALSE(home.import().error);
  }
  auto home = world.home("home", kPortuguese);
  const auto gone = std::stoll(query(home.database_file(), "SELECT max(tmdb_id) FROM movies"));
  store::DatabaseCache cache{home.database(), home.clock()};
  bool running = true;
  Maintenance maintenance{{home.database(),
                           cache,
                           home.catalogue(),
                           home.pictures(),
                           home.clock(),
                           home.account(),
                           {1'000'000'000, 1'000'000'000},
                           [&] { return running; }}};
  const auto titles = to_come(home);
  EXPECT_EQ(maintenance.follow_language({}), std::chrono::minutes{1});
  EXPECT_EQ(to_come(home), titles) << "a run has the line";
  running = false;
  world.sandbox.set_faults({{{.name = "503", .value = {}, .path = "/3", .times = -1, .ids = {}}}});
  EXPECT_EQ(maintenance.follow_language({}), std::chrono::minutes{1});
  EXPECT_EQ(maintenance.follow_language({}), std::chrono::minutes{2}) << "TMDB is away";
  world.sandbox.set_faults({{{.name = "tmdb_404", .value = {}, .path = {}, .times = -1, .ids = {gone}}}});
  EXPECT_EQ(maintenance.follow_language({}), std::nullopt);
  EXPECT_EQ(to_come(home), 0) << "also what TMDB has no more";
  world.sandbox.reset_counters();
  EXPECT_EQ(maintenance.follow_language({}), std::nullopt);
  EXPECT_EQ(world.sandbox.counters().service("tmdb"), 0U);
}

TEST(Languages, that_change_reach_what_the_next_sync_touches) {
  World world{test::small_account()};
  {
    auto home = world.home();
    ASSERT_FALSE(home.import().error);
  }
  sandbox::Item item;
  world.sandbox.edit([&](sandbox::Account& account) {
    item = std::ranges::find_if(account.history(), [](const auto& play) {
             return play.item.media == sandbox::Media::movie;
           })->item;
    account.watch(item, sandbox::now() - std::chrono::hours{2});
  });
  auto home = world.home("home", kPortuguese);
  const auto titles = to_come(home);
  ASSERT_FALSE(home.sync().error);
  EXPECT_EQ(to_come(home), titles - 1);
  EXPECT_EQ(query(home.database_file(), "SELECT tmdb_id FROM movies WHERE told_in = 'pt-BR'"),
            std::to_string(world.sandbox.catalogue().movies[item.title].ids.tmdb));
}

TEST(Languages, do_not_keep_a_title_of_another_service_from_being_found) {
  World world;
  for (const auto& language : {std::string{kUsualLanguage}, kPortuguese}) {
    auto home = world.home("home-" + language, language);
    const auto number = [&](const std::string& name, int year) {
      BroughtTitle title;
      title.ref.type = TitleType::movie;
      title.ref.title = name;
      title.ref.year = year;
      return find_title(home.catalogue(), title, {}).number;
    };
    EXPECT_EQ(number("Fight Club", 1999), 550) << language;
    EXPECT_EQ(number("The Godfather", 1972), 238) << language;
  }
  auto home = world.home("home", kPortuguese);
  BroughtTitle title;
  title.ref.type = TitleType::movie;
  title.ref.title = "O Poderoso Chefão";
  title.ref.year = 1972;
  EXPECT_EQ(find_title(home.catalogue(), title, {}).number, 238);
}

}  // namespace
}  // namespace cinemarco::exchange
