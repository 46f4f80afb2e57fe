// SPDX-License-Identifier: MIT
// One life told by several sources: each evening once, whichever order they come in, and nothing new the second time.
#include "imports/imports.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace cinemarco::exchange {
namespace {

using test::Home;
using test::Imports;
using test::World;

struct Told {
  std::string name, content;
};

// The same three evenings of one film, each with the precision that its source has.
const std::vector<Told> kSources{
    {"movary.csv",
     "title,year,tmdbId,imdbId,watchedAt,comment,location\nFight Club,1999,550,tt0137523,2015-02-09,,\n"
     "Fight Club,1999,550,tt0137523,2016-03-10,,\n"},
    {"generic.csv",
     "type,tmdb_id,title,watched_at\nmovie,550,Fight Club,2015-02-09T20:15:00Z\n"
     "movie,550,Fight Club,2017-04-11T20:15:00Z\n"},
    {"simkl.csv",
     "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n"
     "1,Fight Club,movie,1999,completed,,2015-02-09 21:00,8,,,550,\n"},
    {"diary.csv",
     "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
     "2016-03-11,Fight Club,1999,https://boxd.it/x1,4.5,,,2016-03-10\n"},
};

TEST(OneLife, told_in_any_order_has_each_evening_once) {
  World world;
  std::vector<std::size_t> order{0, 1, 2, 3};
  int homes = 0;
  do {
    auto home = world.home("home" + std::to_string(homes++));
    Imports imports{home, world.folder / "files"};
    for (const auto at : order) {
      const auto outcome = imports.run(kSources[at].name, kSources[at].content);
      ASSERT_FALSE(outcome.error) << outcome.error->what();
    }
    EXPECT_EQ(imports.ask("SELECT count(*) FROM plays WHERE removed_at IS NULL"), "3")
        << order[0] << order[1] << order[2];
    EXPECT_EQ(
        imports.ask("SELECT group_concat(substr(d, 1, 10), ' ') FROM (SELECT coalesce(watched_at, watched_day) AS d "
                    "FROM plays ORDER BY d)"),
        "2015-02-09 2016-03-10 2017-04-11");
    EXPECT_EQ(imports.ask("SELECT count(*) FROM movie_watch_sessions"), "3");
    EXPECT_EQ(imports.ask("SELECT personal_rating FROM library_entries"), "5") << "the newest of the others'";
    const auto before = imports.ask("SELECT count(*) FROM play_keys");
    for (const auto at : order) {
      const auto again = imports.run(kSources[at].name, kSources[at].content);
      EXPECT_EQ(again.summary.plays.new_, 0) << kSources[at].name;
    }
    EXPECT_EQ(imports.ask("SELECT count(*) FROM play_keys"), before);
  } while (std::ranges::next_permutation(order).found);
}

TEST(OneLife, of_trakt_and_another_is_one_whichever_comes_first) {
  World world;
  // The sample account has watched Fight Club; whenever that was, somebody else tells of those days.
  auto first = world.home("first");
  ASSERT_FALSE(first.import().error);
  Imports there{first, world.folder / "files"};
  const auto days = there.ask(
      "SELECT group_concat('movie,' || title_tmdb_id || ',' || title || ',' || substr(watched_at, 1, 19) || 'Z', "
      "char(10)) "
      "FROM plays WHERE media_type = 'movie' AND watched_at IS NOT NULL AND title_tmdb_id IS NOT NULL AND title NOT "
      "LIKE "
      "'%,%' AND removed_at IS NULL");
  const auto file = "type,tmdb_id,title,watched_at\n" + days + "\n";
  const auto count = there.ask("SELECT count(*) FROM plays");
  ASSERT_FALSE(there.run("trakts.csv", file).error);
  EXPECT_EQ(there.ask("SELECT count(*) FROM plays"), count) << "every one met Trakt's";

  auto second = world.home("second");
  Imports other{second, world.folder / "files"};
  ASSERT_FALSE(other.run("trakts.csv", file).error);
  ASSERT_FALSE(second.import().error);
  EXPECT_EQ(other.ask("SELECT count(*) FROM plays"), count);
  EXPECT_EQ(other.ask("SELECT count(*) FROM plays WHERE source = 'generic' AND trakt_history_id IS NULL"), "0");
  const auto again = second.import();
  EXPECT_EQ(again.summary.plays.new_, 0);
  EXPECT_EQ(again.summary.plays.changed, 0);
}

}  // namespace
}  // namespace cinemarco::exchange
