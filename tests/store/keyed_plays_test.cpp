// SPDX-License-Identifier: MIT
// Rows without a history id: neither lost nor doubled, whichever way and in whatever order they come.
#include "store/keyed_plays.hpp"

#include "domain/row_keys.hpp"
#include "store/home.hpp"
#include "store/mirror.hpp"
#include "store/missing_upstream.hpp"
#include "store/runs.hpp"
#include "support/dump.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cinemarco::store {
namespace {

using namespace std::chrono_literals;
using cinemarco::test::query;
using test::Home;
using test::kAccount;
using test::kNow;

Play without_id(Play play) {
  play.history_id.reset();
  play.source_key = row_keys(play).front();
  return play;
}
Play movie(std::int64_t id, std::optional<Instant> at = kNow) {
  return test::movie_play(id, 155, 120, at);
}
Play episode(std::int64_t id, EpisodeNumber number, std::optional<Instant> at = kNow) {
  return test::episode_play(id, 1396, 1388, number, at);
}

void add(Home& home, const std::vector<Play>& plays, ArrivedBy by = ArrivedBy::import, int run = 1) {
  home.write([&](Transaction& tx) { upsert_plays(tx, kAccount, RunId{run}, plays, by); });
}
std::string count(const Home& home) {
  return query(home.file(), "SELECT count(*) FROM plays");
}
std::string ids(const Home& home) {
  return query(home.file(), "SELECT group_concat(ifnull(trakt_history_id, '-'), ' ') FROM plays");
}

TEST(KeyedPlays, are_added_once_however_often_their_file_comes) {
  Home home;
  const std::vector rows{without_id(movie(1)),
                         without_id(movie(1)),
                         without_id(movie(2, kNow + 1h)),
                         without_id(movie(3, std::nullopt)),
                         without_id(episode(4, {0, 0})),
                         without_id(episode(5, {1, 0}))};
  add(home, rows);
  EXPECT_EQ(count(home), "5") << "two equal rows are the same play";
  add(home, rows, ArrivedBy::import, 2);
  EXPECT_EQ(count(home), "5");
  EXPECT_EQ(query(home.file(), "SELECT count(*) FROM plays_met WHERE first_run_id = 1 AND met_by = 2"), "5");
}

TEST(KeyedPlays, are_the_play_of_a_row_with_an_id_whichever_comes_first) {
  for (const auto& at : {std::optional<Instant>{kNow}, std::optional<Instant>{}}) {
    for (const bool keyed_first : {true, false}) {
      Home home;
      const std::vector with{movie(7, at), episode(8, {2, 10}, at)};
      const std::vector without{without_id(movie(7, at)), without_id(episode(8, {2, 10}, at))};
      add(home, keyed_first ? without : with);
      add(home, keyed_first ? with : without);
      EXPECT_EQ(ids(home), "7 8") << keyed_first;
      add(home, without);
      add(home, with, ArrivedBy::sync);
      EXPECT_EQ(ids(home), "7 8") << keyed_first;
    }
  }
}

TEST(KeyedPlays, are_known_by_trakts_number_or_by_tmdbs) {
  struct Row {
    const char* description;
    std::optional<TraktId> trakt;
    std::optional<std::int64_t> tmdb;
    bool same;
  };
  const Row table[] = {{"TMDB's alone", {}, 155, true},
                       {"Trakt's alone", TraktId{120}, {}, true},
                       {"Trakt's, with a number that was corrected", TraktId{120}, 999, true},
                       {"another Trakt title of the same number", TraktId{1}, 155, true},
                       {"another title", TraktId{1}, 999, false},
                       {"another title without TMDB's number", TraktId{1}, {}, false}};
  for (const auto& row : table) {
    for (const bool keyed_first : {true, false}) {
      Home home;
      auto other = movie(0);
      other.title.ids.trakt = row.trakt;
      other.title.ids.tmdb = row.tmdb;
      if (!keyed_first) add(home, {movie(7)});
      add(home, {without_id(other)});
      if (keyed_first) add(home, {movie(7)});
      EXPECT_EQ(count(home), row.same ? "1" : "2") << row.description << keyed_first;
    }
  }
}

TEST(KeyedPlays, of_another_second_episode_or_kind_are_others) {
  Home home;
  add(home, {episode(7, {1, 1})});
  add(home, {without_id(episode(0, {1, 1}, kNow + 1s)), without_id(episode(0, {1, 2})),
             without_id(episode(0, {1, 1}, {})), without_id(test::movie_play(0, 1396, 1388))});
  EXPECT_EQ(count(home), "5");
  add(home, {without_id(episode(0, {1, 1}, kNow + 400ms))});
  EXPECT_EQ(count(home), "5") << "tools drop milliseconds";
}

TEST(KeyedPlays, stay_known_after_trakt_has_dated_the_play_anew) {
  Home home;
  add(home, {movie(7)});
  add(home, {without_id(movie(7))});
  add(home, {movie(7, kNow - 24h)}, ArrivedBy::sync);
  add(home, {without_id(movie(7))});
  EXPECT_EQ(ids(home), "7");
}

TEST(KeyedPlays, that_the_user_removed_stay_removed_and_go_at_trakt_once_they_have_an_id) {
  Home home;
  add(home, {without_id(movie(7))});
  home.write([](Transaction& tx) {
    tx.connection().use("UPDATE plays SET removed_at = '2026-11-23T12:00:00.000Z', removed_by = 'user'").run();
  });
  add(home, {without_id(movie(7))});
  EXPECT_EQ(query(home.file(), "SELECT count(*) || removed_by FROM plays"), "1user");
  add(home, {movie(7)}, ArrivedBy::sync);
  EXPECT_EQ(query(home.file(), "SELECT trakt_history_id || removed_by FROM plays"), "7user");
  EXPECT_EQ(query(home.file(), "SELECT kind FROM outbox"), "remove_play");
}

TEST(KeyedPlays, are_no_second_viewing_of_one_that_was_made_here) {
  Home home;
  home.write([](Transaction& tx) {
    tx.connection()
        .use(
            "INSERT INTO plays (account_id, media_type, tmdb_id, title_tmdb_id, watched_at, ordered_at, arrived_by, "
            "source) VALUES (1, 'movie', 155, 155, ?1, ?1, 'local', 'cinemarco')")
        .bind(kNow)
        .run();
  });
  add(home, {without_id(movie(7))});
  EXPECT_EQ(query(home.file(), "SELECT count(*) || arrived_by || ifnull(source_key, '') FROM plays"), "1local");
}

TEST(KeyedPlays, never_count_as_gone_at_trakt) {
  Home home;
  add(home, {movie(7), without_id(movie(8, kNow - 24h))});
  home.write([](Transaction& tx) {
    EXPECT_EQ(mirrored(tx, kAccount, Section::movie_plays), 1);
    EXPECT_EQ(count_missing_upstream(tx, kAccount, Section::movie_plays, RunId{2}), 1);
    static_cast<void>(remove_missing_upstream(tx, kAccount, Section::movie_plays, RunId{2}, RunId{2}, kNow));
  });
  EXPECT_EQ(query(home.file(), "SELECT group_concat(removed_at IS NULL, ' ') FROM plays"), "0 1");
}

TEST(KeyedPlays, are_counted_by_the_run_and_known_to_previews) {
  Home home;
  home.write([](Transaction& tx) {
    const auto run = start_run(tx, kAccount, "import", "export", "{}", kNow);
    upsert_plays(tx, kAccount, run, std::vector{movie(7), without_id(movie(8, kNow - 1h))}, ArrivedBy::import);
    const auto counts = run_counts(tx, kAccount, run);
    EXPECT_EQ(counts.plays_seen, 2);
    EXPECT_EQ(counts.plays_new, 2);
    EXPECT_EQ(counts.plays_without_id, 1);
  });
  Reader reader{home.database};
  EXPECT_EQ(known_plays(reader, kAccount,
                        std::vector{without_id(movie(8, kNow - 1h)), without_id(movie(7)), movie(9, kNow - 1h),
                                    movie(10, kNow + 1h), without_id(movie(9, kNow + 1h))}),
            3);
}

TEST(KeyedPlays, of_a_day_alone_are_a_day) {
  Home home;
  auto play = movie(0, std::nullopt);
  play.watched_day = *parse_date("2024-01-15");
  add(home, {without_id(play), without_id(play), movie(7, std::nullopt)});
  EXPECT_EQ(query(home.file(),
                  "SELECT group_concat(ifnull(watched_day, '-') || ' ' || ifnull(ordered_at, '-'), ', ') FROM plays"),
            "2024-01-15 2024-01-15T22:59:59.999Z, - -");
}

}  // namespace
}  // namespace cinemarco::store
