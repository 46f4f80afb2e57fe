// SPDX-License-Identifier: MIT
// Several titles changed at once, a series out of Up next, and words on single seasons and episodes.
#include "exchange/library_edits.hpp"
#include "exchange/world.hpp"
#include "store/entries.hpp"
#include "store/part_ratings.hpp"
#include "store/up_next.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::exchange {
namespace {

using test::query;
using test::World;

constexpr AccountId kAccount{1};

struct SeveralTitles : testing::Test {
  SeveralTitles() { home.import(); }
  [[nodiscard]] std::vector<EntryId> all() {
    store::Reader reader{home.database()};
    return store::list_library(reader, kAccount, {}, std::nullopt, 500).entries;
  }
  [[nodiscard]] store::LibraryRow row(EntryId id) {
    store::Reader reader{home.database()};
    return store::find_row(reader, kAccount, id).value();
  }
  [[nodiscard]] EntryId first(TitleType type, WatchStatus status) {
    for (const auto id : all()) {
      if (row(id).type == type && row(id).status == status) return id;
    }
    throw std::runtime_error{"no such entry in the sandbox's account"};
  }
  // A series of which the last episode is left.
  [[nodiscard]] EntryId begun() {
    const auto id = first(TitleType::series, WatchStatus::completed);
    edits.mark_unwatched(id, {MarkScope::episode, 3, 6, {}});
    home.clock().advance(std::chrono::minutes{1});  // what is removed later comes back by itself
    return id;
  }
  [[nodiscard]] std::string ask(const std::string& sql) { return query(home.database_file(), sql); }
  [[nodiscard]] std::string plays() { return ask("SELECT count(*) FROM plays WHERE removed_at IS NULL"); }
  World world{test::small_account()};
  test::Home home{world.home()};
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), kAccount};
};

TEST_F(SeveralTitles, are_marked_where_something_is_left_and_taken_back_together) {
  const auto before = plays();
  Mark now;
  now.date.instant = home.clock().now();
  const auto done = edits.mark_all_watched(all(), now);
  EXPECT_FALSE(done.plays.empty());
  EXPECT_LT(done.entries.size(), all().size()) << "what was watched gets no second play";
  for (const auto id : all()) EXPECT_NE(row(id).status, WatchStatus::not_started) << row(id).title;
  EXPECT_TRUE(edits.mark_all_watched(all(), now).plays.empty());
  edits.remove_plays(done.plays);
  EXPECT_EQ(plays(), before);
}

TEST_F(SeveralTitles, change_all_or_none) {
  auto some = all();
  const auto before = ask("SELECT id, is_favorite, watch_status FROM library_entries ORDER BY id");
  some.push_back(EntryId{99999});
  EXPECT_THROW(edits.set_all_favorite(some, true), Error);
  EXPECT_THROW(edits.mark_all_watched(some, {}), Error);
  EXPECT_THROW(edits.remove_entries(some), Error);
  EXPECT_EQ(ask("SELECT id, is_favorite, watch_status FROM library_entries ORDER BY id"), before);
  some.pop_back();
  edits.set_favorite(some.front(), true);
  EXPECT_EQ(edits.set_all_favorite(some, true).entries.size(), some.size() - 1) << "one was";
  EXPECT_TRUE(row(some.back()).is_favorite);
}

TEST_F(SeveralTitles, are_removed_and_come_back_whole) {
  const auto some = all();
  const auto before = plays();
  edits.set_all_favorite(some, true);
  const auto gone = edits.remove_entries(some);
  EXPECT_EQ(gone.entries.size(), some.size());
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(edits.restore_entries(gone.entries).entries.size(), some.size());
  EXPECT_EQ(plays(), before);
  for (const auto id : some) EXPECT_TRUE(row(id).is_favorite);
}

TEST_F(SeveralTitles, tell_how_often_they_were_watched) {
  const auto movie = first(TitleType::movie, WatchStatus::completed);
  const auto times = row(movie).times_watched;
  EXPECT_GE(times, 1);
  edits.mark_watched(movie, {MarkScope::movie, {}, {}, home.clock().now()});
  EXPECT_EQ(row(movie).times_watched, times + 1);
  const auto series = begun();
  EXPECT_EQ(row(series).times_watched, 0);
  Mark now;
  now.date.instant = home.clock().now();
  ASSERT_FALSE(edits.mark_all_watched(std::vector{series}, now).plays.empty());
  EXPECT_EQ(row(series).status, WatchStatus::completed);
  EXPECT_GE(row(series).times_watched, 1);
}

TEST_F(SeveralTitles, a_series_is_hidden_from_up_next_and_stays_in_progress) {
  const auto today = TimeZone::find("Europe/Berlin")->day_of(home.clock().now());
  const auto next = [&] {
    store::Reader reader{home.database()};
    return store::list_up_next(reader, kAccount, today, 100);
  };
  ASSERT_EQ(row(begun()).status, WatchStatus::in_progress);
  const auto before = next();
  ASSERT_FALSE(before.empty());
  EntryEdit hide;
  hide.hidden_from_up_next = true;
  const auto id = before.front().id;
  edits.change(id, hide);
  EXPECT_EQ(next().size(), before.size() - 1);
  EXPECT_EQ(row(id).status, WatchStatus::in_progress);
  edits.remove_entry(id);
  edits.restore_entry(id);
  EXPECT_EQ(next().size(), before.size() - 1) << "it comes back as it was";
  hide.hidden_from_up_next = false;
  edits.change(id, hide);
  EXPECT_EQ(next().size(), before.size());
  EXPECT_THROW(edits.change(first(TitleType::movie, WatchStatus::completed), hide), Error);
}

TEST_F(SeveralTitles, a_season_and_an_episode_are_rated_here_and_trakts_word_stays_below) {
  const auto id = begun();
  const auto number = row(id).tmdb_id;
  const auto ratings = [&] {
    store::Reader reader{home.database()};
    return store::part_ratings(reader, kAccount, number);
  };
  const auto of = [&](const std::optional<int>& episode) -> std::optional<store::PartRating> {
    for (const auto& one : ratings()) {
      if (one.season == 1 && one.episode == episode) return one;
    }
    return std::nullopt;
  };
  {
    store::Transaction tx{home.database()};
    tx.connection()
        .use(
            "INSERT INTO trakt_ratings (account_id, media_type, trakt_id, title_tmdb_id, season_number, "
            "episode_number, rating, rated_at) VALUES (1, 'episode', 424242, ?, 1, 1, 6, '2030-01-01T00:00:00.000Z')")
        .bind(number)
        .run();
    tx.commit();
  }
  ASSERT_TRUE(of(1));
  EXPECT_EQ(of(1)->rating, 6);
  EXPECT_FALSE(of(1)->is_own);
  edits.rate_part(id, {1, 1}, 9);
  edits.rate_part(id, {1, {}}, 8);
  EXPECT_EQ(of(1)->rating, 9);
  EXPECT_TRUE(of(1)->is_own);
  EXPECT_EQ(of(std::nullopt)->rating, 8);
  edits.rate_part(id, {1, 1}, std::nullopt);
  EXPECT_EQ(of(1)->rating, 6);
  EXPECT_THROW(edits.rate_part(id, {1, 1}, 11), Error);
  EXPECT_THROW(edits.rate_part(id, {77, {}}, 5), Error);
}

}  // namespace
}  // namespace cinemarco::exchange
