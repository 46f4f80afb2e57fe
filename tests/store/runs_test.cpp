// SPDX-License-Identifier: MIT
// What a run remembers, and how it counts over a crash.
#include "store/runs.hpp"

#include "store/home.hpp"
#include "store/library.hpp"
#include "store/titles.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

namespace cinemarco::store {
namespace {

using test::Home;
using test::kAccount;
using test::kNow;
using test::movie_play;
using test::movie_ref;

RunId begin(Home& home, std::string_view kind = "import") {
  RunId run;
  home.write([&](Transaction& tx) { run = start_run(tx, kAccount, kind, "api", "{}", kNow); });
  return run;
}

TEST(Runs, are_unfinished_until_they_completed) {
  struct Row {
    RunState state;
    bool unfinished;
  };
  for (const auto& row :
       {Row{RunState::completed, false}, Row{RunState::completed_with_errors, false}, Row{RunState::cancelled, true},
        Row{RunState::failed, true}, Row{RunState::interrupted, true}}) {
    Home home;
    const auto run = begin(home);
    home.write([&](Transaction& tx) { finish_run(tx, run, row.state, "{}", kNow); });
    Reader reader{home.database};
    EXPECT_EQ(last_unfinished(reader, kAccount, "import").has_value(), row.unfinished) << to_string(row.state);
    EXPECT_FALSE(last_unfinished(reader, kAccount, "sync"));
    EXPECT_FALSE(running_run(reader, kAccount));
  }
}

TEST(Runs, whose_process_died_are_interrupted_and_can_be_opened_again) {
  Home home;
  const auto run = begin(home);
  home.write([&](Transaction& tx) { interrupt_stale_runs(tx, kNow); });
  {
    Reader reader{home.database};
    EXPECT_EQ(last_unfinished(reader, kAccount, "import")->state, RunState::interrupted);
  }
  home.write([&](Transaction& tx) { reopen_run(tx, run); });
  Reader reader{home.database};
  EXPECT_EQ(running_run(reader, kAccount)->id, run);
  EXPECT_EQ(find_run(reader, run)->finished_at, std::nullopt);
}

TEST(Runs, know_how_far_they_got) {
  Home home;
  const auto run = begin(home);
  home.write([&](Transaction& tx) {
    save_source_version(tx, run, "v1");
    save_position(tx, run, Section::movie_plays, 3, kNow);
    save_position(tx, run, Section::movie_plays, 4, kNow);
    save_position(tx, run, Section::ratings, 0, kNow);
  });
  {
    Reader reader{home.database};
    EXPECT_EQ(load_positions(reader, run), (WalkPosition{{Section::movie_plays, 4}, {Section::ratings, 0}}));
    EXPECT_EQ(find_run(reader, run)->source_version, "v1");
    EXPECT_EQ(find_run(reader, run)->walked_at, kNow);
  }
  home.write([&](Transaction& tx) { clear_positions(tx, run); });
  Reader reader{home.database};
  EXPECT_TRUE(load_positions(reader, run).empty());
}

TEST(Runs, add_the_requests_of_all_their_legs) {
  Home home;
  const auto run = begin(home);
  home.write([&](Transaction& tx) {
    add_requests(tx, run, {1, 2, 3});
    add_requests(tx, run, {10, 20, 30});
  });
  Reader reader{home.database};
  const auto counts = request_counts(reader, run);
  EXPECT_EQ(counts.trakt, 11);
  EXPECT_EQ(counts.tmdb, 22);
  EXPECT_EQ(counts.images, 33);
}

TEST(Runs, list_an_item_once_and_drop_it_when_it_came_right) {
  Home home;
  const auto run = begin(home);
  home.write([&](Transaction& tx) {
    put_item(tx, run, {"failed", "movie", "tmdb:550", 550, "Fight Club", "first"});
    put_item(tx, run, {"failed", "movie", "tmdb:550", 550, "Fight Club", "second"});
    put_item(tx, run, {"skipped", "series", "trakt:1", std::nullopt, "Formula 1", "no_tmdb_id"});
  });
  {
    Reader reader{home.database};
    const auto items = run_items(reader, run);
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].reason, "second");
  }
  home.write([&](Transaction& tx) { drop_item(tx, run, "movie", "tmdb:550"); });
  Reader reader{home.database};
  EXPECT_EQ(run_items(reader, run).size(), 1U);
}

// A movie in the library, made by `run`.
void put_into_library(Transaction& tx, std::int64_t tmdb, RunId run) {
  MovieDetails details;
  details.id = TmdbMovieId{tmdb};
  details.title = "M";
  save_projection(tx, kAccount, save_movie(tx, details, kNow), {}, MovieProjection{}, run);
}

TEST(RunCounts, come_from_rows_and_add_up) {
  Home home;
  const auto earlier = begin(home);
  home.write([&](Transaction& tx) {
    upsert_plays(tx, kAccount, earlier, std::vector{movie_play(1, 1, 1), movie_play(9, 9, 9)}, ArrivedBy::import);
    put_into_library(tx, 1, earlier);
    put_into_library(tx, 9, earlier);
  });
  const auto run = begin(home);
  const std::vector plays{movie_play(1, 1, 1), movie_play(2, 2, 2), movie_play(3, 2, 2), movie_play(4, std::nullopt, 4),
                          movie_play(5, 5, 5)};
  home.write([&](Transaction& tx) {
    upsert_plays(tx, kAccount, run, plays, ArrivedBy::import);
    upsert_watchlist(tx, kAccount, run, std::vector<WatchlistItem>{{movie_ref(6, 6), {}, {}, kNow}});
    put_into_library(tx, 2, run);
    put_into_library(tx, 6, run);
    put_item(tx, run, {"failed", "movie", "tmdb:5", 5, "M", "gone"});
    const std::vector<Rating> ratings{{RatedType::movie, TraktId{2}, movie_ref(2, 2), {}, {}, 8, kNow},
                                      {RatedType::movie, TraktId{77}, movie_ref(77, 77), {}, {}, 8, kNow}};
    upsert_ratings(tx, kAccount, run, ratings);
  });
  Reader reader{home.database};
  const auto counts = run_counts(reader, kAccount, run);
  EXPECT_EQ(counts.movies.seen, 5);
  EXPECT_EQ(counts.movies.added, 2);
  EXPECT_EQ(counts.movies.existing, 1);
  EXPECT_EQ(counts.movies.skipped, 1);
  EXPECT_EQ(counts.movies.failed, 1);
  EXPECT_EQ(counts.series.seen, 0);
  EXPECT_EQ(counts.plays_seen, 5);
  EXPECT_EQ(counts.plays_new, 4);
  EXPECT_EQ(counts.ratings_seen, 2);
  EXPECT_EQ(counts.ratings_applied, 1) << "one is of a title that is not in the library";
  EXPECT_EQ(counts.watchlist_seen, 1);
  EXPECT_EQ(counts.watchlist_added, 1);
}

}  // namespace
}  // namespace cinemarco::store
