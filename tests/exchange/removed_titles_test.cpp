// SPDX-License-Identifier: MIT
// A removed title comes back whole: its id, plays, and every word of the user's.
#include "store/removed_titles.hpp"

#include "exchange/library_edits.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/library_list.hpp"
#include "store/play_list.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using test::World;

constexpr AccountId kAccount{1};

struct RemovedTitles : testing::Test {
  RemovedTitles() { home.import(); }
  [[nodiscard]] EntryId first(TitleType type, std::optional<WatchStatus> status = {}) {
    store::LibraryFilter filter;
    filter.type = type;
    filter.status = status;
    store::Reader reader{home.database()};
    return store::list_library(reader, kAccount, filter, std::nullopt, 1).entries.at(0);
  }
  [[nodiscard]] std::optional<store::EntryRecord> entry(EntryId id) {
    store::Reader reader{home.database()};
    return store::find_entry(reader, kAccount, id);
  }
  [[nodiscard]] std::size_t plays_of(EntryId id) {
    store::Reader reader{home.database()};
    return store::plays_of_entry(reader, kAccount, id).size();
  }
  World world{test::small_account()};
  test::Home home{world.home()};
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), kAccount};
};

TEST_F(RemovedTitles, come_back_under_their_id_with_all_that_was_said_of_them) {
  const auto id = first(TitleType::series);
  EntryEdit words;
  words.rating.emplace(4);
  words.notes.emplace("with Ada");
  words.is_favorite = true;
  words.abandoned = true;
  words.watchlisted = true;
  edits.change(id, words);
  const auto before = entry(id).value();
  const auto plays = plays_of(id);
  ASSERT_GT(plays, 0U);

  home.clock().advance(std::chrono::hours{3});
  EXPECT_EQ(edits.remove_entry(id)->size(), plays);
  EXPECT_FALSE(entry(id));
  home.import();  // brings nothing of it back, and nothing new takes its id
  EXPECT_FALSE(entry(id));

  EXPECT_EQ(edits.restore_entry(id), id);
  const auto after = entry(id).value();
  EXPECT_EQ(after.own_rating, 4);
  EXPECT_EQ(after.notes, "with Ada");
  EXPECT_TRUE(after.row.is_favorite);
  EXPECT_EQ(after.row.status, WatchStatus::abandoned);
  EXPECT_EQ(after.row.watchlisted_at, before.row.watchlisted_at);
  EXPECT_EQ(after.row.date_added, before.row.date_added);
  EXPECT_EQ(plays_of(id), plays);
  EXPECT_THROW(edits.restore_entry(id), Error) << "it is back already";
}

TEST_F(RemovedTitles, keep_their_id_from_titles_that_join_later) {
  // The last that joined has the highest id: the next one must not get it.
  const auto first_movie = first(TitleType::movie);
  const auto number = entry(first_movie)->row.tmdb_id;
  edits.remove_entry(first_movie);
  const auto movie = edits.add_title({TitleType::movie, number}, {}).entry;
  EXPECT_GT(movie, first_movie);
  edits.remove_entry(movie);
  EXPECT_GT(edits.add_title({TitleType::movie, number}, {}).entry, movie);
}

TEST_F(RemovedTitles, join_an_entry_that_was_added_anew) {
  const auto added = first(TitleType::movie);
  const auto number = entry(added)->row.tmdb_id;
  edits.set_notes(added, "loud");
  edits.remove_entry(added);
  const auto anew = edits.add_title({TitleType::movie, number}, {}).entry;
  EXPECT_EQ(edits.restore_entry(added), anew);
  EXPECT_EQ(entry(anew)->notes, "loud");
}

TEST_F(RemovedTitles, are_listed_with_what_went_along) {
  const auto id = first(TitleType::movie, WatchStatus::completed);
  edits.rate(id, 5);
  const auto plays = edits.remove_entry(id)->size();
  store::Reader reader{home.database()};
  const auto listed = store::removed_titles(reader, kAccount);
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].entry, id);
  EXPECT_EQ(listed[0].plays, std::ssize(std::vector<int>(plays)));
  EXPECT_TRUE(listed[0].was_rated);
}

TEST_F(RemovedTitles, many_plays_are_taken_away_together_or_not_at_all) {
  const auto id = first(TitleType::series);
  const auto before = plays_of(id);
  auto made = edits.mark_watched(id, {MarkScope::season, 2, {}, home.clock().now()});
  const auto one = edits.mark_watched(id, {MarkScope::episode, 1, 1, home.clock().now()});
  made.insert(made.end(), one.begin(), one.end());
  auto with_unknown = made;
  with_unknown.push_back(PlayId{987654});
  EXPECT_THROW(edits.remove_plays(with_unknown), Error);
  EXPECT_EQ(plays_of(id), before + made.size());
  edits.remove_plays(made);
  EXPECT_EQ(plays_of(id), before);
}

TEST_F(RemovedTitles, marks_take_the_day_each_episode_came_out) {
  const auto id = first(TitleType::series);
  edits.mark_unwatched(id, {MarkScope::up_to, 99, 99, {}});
  Mark mark{MarkScope::season, 1, {}, {}};
  mark.on_release = true;
  edits.mark_watched(id, mark);
  store::Reader reader{home.database()};
  const auto today = std::chrono::floor<std::chrono::days>(home.clock().now());
  for (const auto& season : store::seasons_of(reader, id, today)) {
    if (season.season_number != 1) continue;
    for (const auto& episode : season.episodes) EXPECT_EQ(episode.watched_date, episode.air_date);
  }
}

}  // namespace
}  // namespace cinemarco::exchange
