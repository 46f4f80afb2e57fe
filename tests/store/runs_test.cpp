// SPDX-License-Identifier: MIT
// What a run remembers, and how it counts over a crash.
#include "store/runs.hpp"

#include "store/home.hpp"
#include "store/library.hpp"
#include "store/titles.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
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
  home.write([&](Transaction& tx) { reopen_run(tx, run, kNow); });
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

TEST(RunCounts, count_what_a_run_changed_not_what_it_met) {
  Home home;
  const auto first = begin(home);
  const auto meet = [](Transaction& tx, RunId run) {
    upsert_plays(tx, kAccount, run, std::vector{movie_play(1, 1, 1), movie_play(2, 1, 1)}, ArrivedBy::import);
    upsert_watchlist(tx, kAccount, run, std::vector<WatchlistItem>{{movie_ref(6, 6), {}, {}, kNow}});
    const std::vector<Rating> ratings{{RatedType::movie, TraktId{1}, movie_ref(1, 1), {}, {}, 8, kNow},
                                      {RatedType::movie, TraktId{7}, movie_ref(7, 7), {}, {}, 8, kNow},
                                      {RatedType::episode, TraktId{700}, test::series_ref(7, 7), 1, 1, 8, kNow}};
    upsert_ratings(tx, kAccount, run, ratings);
  };
  const auto counts_of = [&](RunId run) {
    Reader reader{home.database};
    return run_counts(reader, kAccount, run);
  };
  home.write([&](Transaction& tx) {
    meet(tx, first);
    put_into_library(tx, 1, first);
    put_into_library(tx, 6, first);
    meet(tx, first);  // as a resumed run does
  });
  auto counts = counts_of(first);
  EXPECT_EQ(std::tuple(counts.plays_new, counts.plays_changed, counts.ratings_seen, counts.ratings_applied,
                       counts.watchlist_added),
            std::tuple(2, 0, 3, 2, 1));

  const auto second = begin(home);
  home.write([&](Transaction& tx) { meet(tx, second); });
  counts = counts_of(second);
  EXPECT_EQ(std::tuple(counts.plays_seen, counts.plays_new, counts.plays_changed, counts.plays_removed),
            std::tuple(2, 0, 0, 0));
  EXPECT_EQ(std::tuple(counts.ratings_seen, counts.ratings_applied), std::tuple(3, 0));
  EXPECT_EQ(std::tuple(counts.watchlist_seen, counts.watchlist_added), std::tuple(1, 0));
  EXPECT_EQ(std::tuple(counts.movies.seen, counts.movies.added, counts.movies.existing), std::tuple(2, 0, 2));

  // Another date and another rating are changes; a rating that had no entry is applied when its title comes.
  const auto third = begin(home);
  home.write([&](Transaction& tx) {
    meet(tx, third);
    upsert_plays(tx, kAccount, third, std::vector{movie_play(2, 1, 1, std::nullopt)}, ArrivedBy::import);
    upsert_ratings(tx, kAccount, third,
                   std::vector<Rating>{{RatedType::movie, TraktId{1}, movie_ref(1, 1), {}, {}, 9, kNow}});
    put_into_library(tx, 7, third);
  });
  counts = counts_of(third);
  EXPECT_EQ(std::tuple(counts.plays_new, counts.plays_changed, counts.ratings_applied), std::tuple(0, 1, 2));
}

TEST(Runs, ran_as_long_as_their_spells) {
  using namespace std::chrono_literals;
  Home home;
  const auto run = begin(home);
  const auto ran = [&] {
    Reader reader{home.database};
    return find_run(reader, run)->ran.value();
  };
  home.write([&](Transaction& tx) { note_alive(tx, run, kNow + 20s); });
  EXPECT_EQ(ran(), 20s) << "while it runs, as far as it is known to";
  home.write([&](Transaction& tx) { finish_run(tx, run, RunState::cancelled, "{}", kNow + 30s); });
  EXPECT_EQ(ran(), 30s);
  // Days later; this time the process dies.
  home.write([&](Transaction& tx) { reopen_run(tx, run, kNow + 48h); });
  home.write([&](Transaction& tx) { note_alive(tx, run, kNow + 48h + 1500ms); });
  home.write([&](Transaction& tx) { interrupt_stale_runs(tx, kNow + 72h); });
  EXPECT_EQ(ran(), 31500ms);
  {
    Reader reader{home.database};
    EXPECT_EQ(find_run(reader, run)->finished_at, kNow + 48h + 1500ms) << "nobody knows of it later";
    EXPECT_EQ(find_run(reader, run)->started_at, kNow);
  }
  home.write([&](Transaction& tx) { reopen_run(tx, run, kNow + 96h); });
  home.write([&](Transaction& tx) { finish_run(tx, run, RunState::completed, "{}", kNow + 96h + 500ms); });
  EXPECT_EQ(ran(), 32s);
}

TEST(Runs, drop_items_of_titles_that_came_right_by_another_number) {
  Home home;
  const auto run = begin(home);
  home.write([&](Transaction& tx) {
    upsert_plays(tx, kAccount, run, std::vector{movie_play(1, 31, 3), movie_play(2, std::nullopt, 4)},
                 ArrivedBy::import);
    put_item(tx, run, {"failed", "movie", "tmdb:30", 30, "M", "TMDB has no such movie"});
    put_item(tx, run, {"failed", "movie", "tmdb:31", 31, "M", "TMDB has no such movie"});
    put_item(tx, run, {"skipped", "movie", "trakt:3", std::nullopt, "M", "no_tmdb_id"});
    put_item(tx, run, {"skipped", "movie", "trakt:4", std::nullopt, "N", "no_tmdb_id"});
    put_item(tx, run, {"failed", "row", "page 3", std::nullopt, "page 3", "damaged"});
    drop_settled_items(tx, kAccount, run);
  });
  EXPECT_EQ(query(home.file(), "SELECT group_concat(item, '; ') FROM run_items"), "tmdb:31; trakt:4; page 3");
}

}  // namespace
}  // namespace cinemarco::store
