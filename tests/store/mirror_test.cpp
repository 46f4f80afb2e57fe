// SPDX-License-Identifier: MIT
// Facts in and out of the mirror: the same fact twice changes nothing.
#include "store/mirror.hpp"

#include "store/home.hpp"
#include "store/sync_state.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace cinemarco::store {
namespace {

using cinemarco::test::difference;
using cinemarco::test::dump_promised;
using cinemarco::test::query;
using test::episode_play;
using test::Home;
using test::kAccount;
using test::kNow;
using test::movie_play;
using test::movie_ref;
using test::series_ref;

constexpr RunId kRun{1};

void add(Home& home, const std::vector<Play>& plays, ArrivedBy by = ArrivedBy::import, RunId run = kRun) {
  home.write([&](Transaction& tx) { upsert_plays(tx, kAccount, run, plays, by); });
}

TEST(Mirror, keeps_64_bit_history_ids_exactly) {
  Home home;
  add(home, {movie_play(12'093'947'887, 550, 1), movie_play(9'007'199'254'740'993, 550, 1)});
  EXPECT_EQ(query(home.file(), "SELECT group_concat(trakt_history_id) FROM plays"), "12093947887,9007199254740993");
}

// A play that stands as it is told is not written anew: so whatever may differ has to be looked at.
TEST(Mirror, stores_each_fact_that_a_play_tells_anew) {
  const auto facts = [](const Home& home) {
    return query(home.file(),
                 "SELECT json_array(tmdb_id, trakt_id, tvdb_id, imdb_id, title, year, season_number, episode_number, "
                 "episode_trakt_id, episode_title, watched_at, ordered_at, action, arrived_by, title_tmdb_id, "
                 "met_by) FROM plays_met");
  };
  const auto base = episode_play(1, 1396, 1388, {1, 1});
  const std::vector<std::pair<const char*, void (*)(Play&)>> changes{
      {"nothing", [](Play&) {}},
      {"tmdb", [](Play& play) { play.title.ids.tmdb = 1397; }},
      {"tvdb", [](Play& play) { play.title.ids.tvdb = 81'189; }},
      {"imdb", [](Play& play) { play.title.ids.imdb = "tt0903747"; }},
      {"title", [](Play& play) { play.title.title = "Another"; }},
      {"year", [](Play& play) { play.title.year = 2008; }},
      {"season", [](Play& play) { play.episode->season = 2; }},
      {"episode", [](Play& play) { play.episode->episode = 2; }},
      {"episode's number at Trakt", [](Play& play) { play.episode_trakt_id = TraktId{73'482}; }},
      {"episode's title", [](Play& play) { play.episode_title = "Pilot"; }},
      {"date", [](Play& play) { play.watched_at = kNow; }},
      {"no date", [](Play& play) { play.watched_at.reset(); }},
      {"action", [](Play& play) { play.action = "checkin"; }},
  };
  for (const auto& [what, change] : changes) {
    auto changed = base;
    change(changed);
    Home at_first;
    add(at_first, {changed}, ArrivedBy::import, RunId{2});
    Home later;
    add(later, {base});
    add(later, {changed}, ArrivedBy::import, RunId{2});
    EXPECT_EQ(facts(later), facts(at_first)) << what;
  }
}

TEST(Mirror, ends_the_same_whatever_comes_in_whatever_order_how_often) {
  std::vector<Play> plays;
  for (int i = 0; i < 60; ++i) {
    plays.push_back(i % 2 == 0 ? movie_play(i, i % 7 == 0 ? std::nullopt : std::optional<std::int64_t>{i}, i)
                               : episode_play(i, 1396, 1388, {i % 5, i}));
  }
  Home once;
  add(once, plays);
  const auto expected = dump_promised(once.file());
  std::mt19937 random{7};
  for (int round = 0; round < 5; ++round) {
    Home home;
    for (int piece = 0; piece < 12; ++piece) {
      std::ranges::shuffle(plays, random);
      add(home, {plays.begin(), plays.begin() + static_cast<std::ptrdiff_t>(random() % plays.size())});
    }
    add(home, plays);
    EXPECT_EQ(difference(dump_promised(home.file()), expected), "") << round;
  }
}

TEST(Mirror, takes_trakts_present_statement) {
  Home home;
  add(home, {movie_play(1, std::nullopt, 7)});
  add(home, {movie_play(1, 550, 7, std::nullopt)});
  EXPECT_EQ(query(home.file(), "SELECT tmdb_id, title_tmdb_id, watched_at IS NULL FROM plays"), "550|550|1");
}

TEST(Mirror, knows_by_what_a_play_arrived) {
  Home home;
  const auto by = [&] { return query(home.file(), "SELECT arrived_by FROM plays"); };
  add(home, {movie_play(1, 550, 1)}, ArrivedBy::sync);
  EXPECT_EQ(by(), "sync");
  add(home, {movie_play(1, 550, 1)}, ArrivedBy::import);
  EXPECT_EQ(by(), "import");
  add(home, {movie_play(1, 550, 1)}, ArrivedBy::sync);
  EXPECT_EQ(by(), "import") << "a sync does not take an import back";
}

TEST(Mirror, brings_back_what_had_vanished_and_not_what_the_user_removed) {
  Home home;
  add(home, {movie_play(1, 550, 1), movie_play(2, 551, 2)});
  home.write([](Transaction& tx) {
    tx.connection().raw().exec(
        "UPDATE plays SET removed_at = '2026-01-01T00:00:00.000Z', removed_by = iif(trakt_history_id = 1, 'trakt', "
        "'user')");
  });
  add(home, {movie_play(1, 550, 1), movie_play(2, 551, 2)});
  EXPECT_EQ(query(home.file(), "SELECT trakt_history_id FROM plays WHERE removed_at IS NOT NULL"), "2");
  Reader reader{home.database};
  EXPECT_EQ(play_facts(reader, kAccount, {TitleType::movie, 550}).size(), 1U);
  EXPECT_TRUE(play_facts(reader, kAccount, {TitleType::movie, 551}).empty());
  EXPECT_FALSE(has_facts(reader, kAccount, {TitleType::movie, 551}));
}

TEST(Mirror, tells_a_movie_from_a_series_of_the_same_number) {
  Home home;
  add(home, {movie_play(1, 562, 1), episode_play(2, 562, 2, {1, 3})});
  Reader reader{home.database};
  EXPECT_EQ(play_facts(reader, kAccount, {TitleType::movie, 562}).at(0).history_id, HistoryId{1});
  const auto episode = play_facts(reader, kAccount, {TitleType::series, 562}).at(0);
  EXPECT_EQ(episode.history_id, HistoryId{2});
  EXPECT_EQ(episode.episode, (EpisodeNumber{1, 3}));
  EXPECT_EQ(titles_with_facts(reader, kAccount, TitleType::movie), (std::vector<TitleKey>{{TitleType::movie, 562}}));
  EXPECT_EQ(title_in_mirror(reader, kAccount, {TitleType::series, 562}), "Series 2");
}

TEST(Mirror, tells_a_sync_of_a_title_whose_number_was_found) {
  Home home;
  add(home, {episode_play(1, std::nullopt, 7, {1, 1})});
  home.write([](Transaction& tx) { save_match(tx, TitleType::series, TraktId{7}, 700, "imdb"); });
  Reader reader{home.database};
  const std::set<TitleKey> expected{{TitleType::series, 700}};
  const std::vector<Play> plays{episode_play(2, std::nullopt, 7, {1, 2})};
  EXPECT_EQ(unknown_plays(reader, kAccount, plays).titles, expected);
  Rating rating;
  rating.type = RatedType::series;
  rating.trakt_id = TraktId{7};
  rating.title = series_ref(std::nullopt, 7);
  rating.rating = 8;
  EXPECT_EQ(changed_ratings(reader, kAccount, std::vector{rating}), expected);
  WatchlistItem item;
  item.title = series_ref(std::nullopt, 7);
  item.listed_at = kNow;
  EXPECT_EQ(changed_watchlist(reader, kAccount, std::vector{item}), expected);
}

TEST(Mirror, applies_a_match_to_what_came_and_to_what_comes) {
  Home home;
  add(home, {episode_play(1, std::nullopt, 7, {1, 1})});
  {
    Reader reader{home.database};
    const auto unmatched = unmatched_titles(reader, kAccount, TitleType::series);
    ASSERT_EQ(unmatched.size(), 1U);
    EXPECT_EQ(unmatched[0].title, "Series 7");
    EXPECT_TRUE(unmatched_titles(reader, kAccount, TitleType::movie).empty());
  }
  home.write([](Transaction& tx) {
    const Rating rating{RatedType::series, TraktId{7}, series_ref(std::nullopt, 7), {}, {}, 8, kNow};
    upsert_ratings(tx, kAccount, kRun, std::vector{rating});
    save_match(tx, TitleType::series, TraktId{7}, 4242, "tvdb");
  });
  add(home, {episode_play(2, std::nullopt, 7, {1, 2}), episode_play(1, std::nullopt, 7, {1, 1})});
  EXPECT_EQ(query(home.file(), "SELECT group_concat(title_tmdb_id), group_concat(tmdb_id) IS NULL FROM plays"),
            "4242,4242|1")
      << "found for it, while tmdb_id stays what Trakt says";
  EXPECT_EQ(query(home.file(), "SELECT title_tmdb_id FROM trakt_ratings"), "4242");
  Reader reader{home.database};
  EXPECT_TRUE(unmatched_titles(reader, kAccount, TitleType::series).empty());
}

TEST(Mirror, keeps_one_watchlist_row_for_a_series_and_its_seasons) {
  Home home;
  home.write([](Transaction& tx) {
    const std::vector<WatchlistItem> items{
        {series_ref(1396, 1388), 2, std::nullopt, kNow},
        {series_ref(1396, 1388), std::nullopt, std::nullopt, kNow - std::chrono::hours{1}},
        {movie_ref(550, 1), std::nullopt, std::nullopt, kNow}};
    upsert_watchlist(tx, kAccount, kRun, items);
    upsert_watchlist(tx, kAccount, kRun, items);
  });
  EXPECT_EQ(query(home.file(), "SELECT listed_at FROM trakt_watchlist WHERE media_type = 'series'"),
            "2026-11-23T11:00:00.000Z");
  Reader reader{home.database};
  EXPECT_TRUE(has_facts(reader, kAccount, {TitleType::movie, 550}));
  EXPECT_EQ(titles_met_by_run(reader, kAccount, kRun, TitleType::series).size(), 1U);
  EXPECT_TRUE(titles_met_by_run(reader, kAccount, RunId{2}, TitleType::series).empty());
}

TEST(Mirror, counts_the_plays_it_knows) {
  Home home;
  add(home, {movie_play(1, 550, 1)});
  Reader reader{home.database};
  EXPECT_EQ(known_plays(reader, kAccount, std::vector{movie_play(1, 550, 1), movie_play(2, 550, 1)}), 1);
}

}  // namespace
}  // namespace cinemarco::store
