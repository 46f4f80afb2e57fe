// SPDX-License-Identifier: MIT
// Rows of one title of Trakt's go by one number, in whatever order they come.
#include "store/trakt_titles.hpp"

#include "store/home.hpp"
#include "store/migrations.hpp"
#include "store/runs.hpp"
#include "store/sync_state.hpp"
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <variant>

namespace cinemarco::store {
namespace {

using cinemarco::test::query;
using test::episode_play;
using test::Home;
using test::kAccount;
using test::kNow;
using test::movie_play;
using test::movie_ref;
using test::series_ref;

constexpr RunId kRun{1};
constexpr RunId kLater{2};

Instant hours_ago(int hours) {
  return kNow - std::chrono::hours{hours};
}

Rating rating_of(RatedType type, std::int64_t trakt, TitleRef title, Instant at = kNow) {
  Rating rating{type, TraktId{trakt}, std::move(title), {}, {}, 8, at};
  if (type == RatedType::season || type == RatedType::episode) rating.season = 1;
  if (type == RatedType::episode) rating.episode = 1;
  return rating;
}

std::set<TitleKey> add(Home& home, const std::vector<Play>& plays, RunId run = kRun) {
  std::set<TitleKey> moved;
  home.write([&](Transaction& tx) { moved = upsert_plays(tx, kAccount, run, plays, ArrivedBy::sync); });
  return moved;
}
std::set<TitleKey> rate(Home& home, const std::vector<Rating>& ratings, RunId run = kRun) {
  std::set<TitleKey> moved;
  home.write([&](Transaction& tx) { moved = upsert_ratings(tx, kAccount, run, ratings); });
  return moved;
}
std::set<TitleKey> list(Home& home, const std::vector<WatchlistItem>& items, RunId run = kRun) {
  std::set<TitleKey> moved;
  home.write([&](Transaction& tx) { moved = upsert_watchlist(tx, kAccount, run, items); });
  return moved;
}

// By which numbers plays, ratings and list go.
std::string numbers(const Home& home) {
  return query(
      home.file(),
      "SELECT (SELECT group_concat(DISTINCT ifnull(title_tmdb_id, 'none')) FROM plays) || ' / ' || "
      "ifnull((SELECT group_concat(DISTINCT ifnull(title_tmdb_id, 'none')) FROM trakt_ratings), '') || ' / ' || "
      "ifnull((SELECT group_concat(DISTINCT ifnull(title_tmdb_id, 'none')) FROM trakt_watchlist), '')");
}

TEST(TraktTitles, are_one_whatever_their_rows_state) {
  Home home;
  add(home, {episode_play(3, 71, 7, {1, 3}, hours_ago(1)), episode_play(2, std::nullopt, 7, {1, 2}, hours_ago(2)),
             episode_play(1, 70, 7, {1, 1}, hours_ago(3))});
  rate(home, {rating_of(RatedType::series, 7, series_ref(70, 7), hours_ago(5)),
              rating_of(RatedType::season, 700, series_ref(std::nullopt, 7), hours_ago(6)),
              rating_of(RatedType::episode, 701, series_ref(70, 7), hours_ago(7))});
  list(home, {{series_ref(std::nullopt, 7), 1, std::nullopt, hours_ago(9)}});
  EXPECT_EQ(numbers(home), "71 / 71 / 71");
  EXPECT_EQ(query(home.file(),
                  "SELECT group_concat(ifnull(tmdb_id, 'none')) FROM (SELECT tmdb_id FROM plays ORDER BY "
                  "trakt_history_id)"),
            "70,none,71")
      << "what Trakt states is kept";
}

TEST(TraktTitles, go_by_the_number_stated_last) {
  Home home;
  home.write([](Transaction& tx) {
    for (int i = 0; i < 4; ++i) start_run(tx, kAccount, "sync", "api", "{}", kNow);
  });
  add(home, {movie_play(1, 30, 3)});
  rate(home, {rating_of(RatedType::movie, 3, movie_ref(30, 3))});
  list(home, {{movie_ref(30, 3), {}, {}, kNow}});
  // The rating was given long before the play was made; the next run reads it alone.
  const std::set<TitleKey> both{{TitleType::movie, 30}, {TitleType::movie, 31}};
  EXPECT_EQ(rate(home, {rating_of(RatedType::movie, 3, movie_ref(31, 3), hours_ago(99))}, kLater), both);
  EXPECT_EQ(numbers(home), "31 / 31 / 31");
  {
    Reader reader{home.database};
    const auto noted = changed_titles(reader, kAccount);
    EXPECT_EQ((std::set<TitleKey>{noted.begin(), noted.end()}), both);
  }
  list(home, {{movie_ref(32, 3), {}, {}, hours_ago(200)}}, RunId{3});
  EXPECT_EQ(numbers(home), "32 / 32 / 32");
  add(home, {movie_play(1, 33, 3, hours_ago(300))}, RunId{4});
  EXPECT_EQ(numbers(home), "33 / 33 / 33");
  EXPECT_EQ(query(home.file(), "SELECT group_concat(number) FROM run_tallies"), "1,1,1");
}

TEST(TraktTitles, of_movies_and_series_share_numbers) {
  Home home;
  add(home, {movie_play(1, 30, 7), episode_play(2, 40, 7, {1, 1}), episode_play(3, 41, 7, {1, 2}, hours_ago(-1))});
  rate(home, {rating_of(RatedType::movie, 7, movie_ref(std::nullopt, 7)),
              rating_of(RatedType::series, 7, series_ref(std::nullopt, 7))});
  EXPECT_EQ(query(home.file(), "SELECT group_concat(DISTINCT media_type || title_tmdb_id) FROM plays"),
            "episode41,movie30");
  EXPECT_EQ(query(home.file(), "SELECT group_concat(media_type || title_tmdb_id) FROM trakt_ratings"),
            "movie30,series41");
}

TEST(TraktTitles, without_any_number_have_none_and_with_the_same_are_one_of_tmdbs) {
  Home home;
  add(home, {movie_play(1, std::nullopt, 3), movie_play(2, 50, 5), movie_play(3, 50, 6)});
  Reader reader{home.database};
  const auto unmatched = unmatched_titles(reader, kAccount, TitleType::movie);
  ASSERT_EQ(unmatched.size(), 1U);
  EXPECT_EQ(unmatched[0].title, "Movie 3");
  EXPECT_EQ(play_facts(reader, kAccount, {TitleType::movie, 50}).size(), 2U);
}

TEST(TraktTitles, that_lack_a_number_in_the_history_have_it_from_a_rating) {
  Home home;
  add(home, {movie_play(1, std::nullopt, 3), movie_play(2, std::nullopt, 3)});
  EXPECT_EQ(rate(home, {rating_of(RatedType::movie, 3, movie_ref(30, 3))}, kLater),
            (std::set<TitleKey>{{TitleType::movie, 30}}));
  EXPECT_EQ(numbers(home), "30 / 30 / ");
}

TEST(TraktTitles, go_by_a_number_that_was_looked_up_only_while_none_is_stated) {
  Home home;
  add(home, {movie_play(1, std::nullopt, 3)});
  home.write([](Transaction& tx) { save_match(tx, TitleType::movie, TraktId{3}, 99, "imdb"); });
  EXPECT_EQ(numbers(home), "99 /  / ");
  add(home, {movie_play(2, 30, 3)}, kLater);
  EXPECT_EQ(numbers(home), "30 /  / ");
  home.write([](Transaction& tx) { save_match(tx, TitleType::movie, TraktId{3}, 77, "user"); });
  add(home, {movie_play(1, 31, 3), movie_play(2, 31, 3)}, RunId{3});
  EXPECT_EQ(numbers(home), "77 /  / ") << "the user's word goes before Trakt's";
  home.write([](Transaction& tx) { drop_match(tx, TitleType::movie, TraktId{3}); });
  EXPECT_EQ(numbers(home), "31 /  / ");
}

TEST(TraktTitles, name_the_sections_that_contradict_what_a_run_met) {
  Home home;
  const auto contradicting = [&](RunId run) {
    Reader reader{home.database};
    return contradicting_sections(reader, kAccount, run);
  };
  rate(home, {rating_of(RatedType::movie, 3, movie_ref(30, 3), hours_ago(1)),
              rating_of(RatedType::movie, 4, movie_ref(40, 4), hours_ago(1))});
  list(home, {{movie_ref(30, 3), {}, {}, hours_ago(9)}});
  EXPECT_TRUE(contradicting(kRun).empty());
  add(home, {movie_play(1, 31, 3, hours_ago(5)), movie_play(2, 40, 4)}, kLater);
  EXPECT_EQ(contradicting(kLater), (std::set{Section::ratings})) << "the list's word is older than the play's";
  rate(home, {rating_of(RatedType::movie, 3, movie_ref(30, 3), hours_ago(1))}, kLater);
  EXPECT_TRUE(contradicting(kLater).empty());
  EXPECT_EQ(numbers(home), "30,40 / 30,40 / 30") << "as a run says that meets them all";
  add(home, {movie_play(3, 31, 3)}, RunId{3});
  EXPECT_TRUE(contradicting(RunId{3}).empty()) << "newer than all that contradicts it";
}

TEST(TraktTitles, forget_what_only_a_row_said_that_trakt_no_longer_has) {
  Home home;
  add(home, {movie_play(1, 30, 3, hours_ago(5)), movie_play(2, 31, 3)});
  EXPECT_EQ(numbers(home), "31 /  / ");
  home.write([](Transaction& tx) {
    tx.connection().raw().exec(
        "UPDATE plays SET removed_at = '2026-01-01T00:00:00.000Z', gone_at = "
        "'2026-01-01T00:00:00.000Z', removed_by = 'trakt' WHERE trakt_history_id = 2");
    settle_disputed(tx, kAccount, kLater);
  });
  EXPECT_EQ(numbers(home), "30 /  / ");
  home.write([](Transaction& tx) {
    tx.connection().raw().exec("UPDATE plays SET gone_at = '2026-01-01T00:00:00.000Z'");
    settle_disputed(tx, kAccount, kLater);
  });
  EXPECT_EQ(numbers(home), "30 /  / ") << "nothing of it stands, so nothing says otherwise";
}

using Row = std::variant<Play, Rating, WatchlistItem>;

std::vector<Row> disagreeing_rows(std::mt19937& random) {
  std::vector<Row> rows;
  for (int i = 1; i <= 60; ++i) {
    const auto trakt = static_cast<std::int64_t>(random() % 5 + 1);
    const auto stated =
        random() % 4 == 0 ? std::nullopt : std::optional{10 * trakt + static_cast<std::int64_t>(random() % 3)};
    const auto at = hours_ago(static_cast<int>(random() % 30));
    switch (random() % 6) {
      case 0:
        rows.emplace_back(
            rating_of(RatedType::movie, trakt, movie_ref(stated, trakt), hours_ago(static_cast<int>(trakt))));
        break;
      case 1:
        rows.emplace_back(rating_of(RatedType::episode, 1000 + i, series_ref(stated, trakt), at));
        break;
      case 2:
        rows.emplace_back(WatchlistItem{series_ref(stated, trakt), i, std::nullopt, hours_ago(i)});
        break;
      case 3:
        rows.emplace_back(movie_play(i, stated, trakt, random() % 5 == 0 ? std::nullopt : std::optional{at}));
        break;
      default:
        rows.emplace_back(episode_play(i, stated, trakt, {1, i}, at));
    }
  }
  // A movie has one rating.
  std::set<std::int64_t> rated;
  std::erase_if(rows, [&](const Row& row) {
    const auto* rating = std::get_if<Rating>(&row);
    return rating != nullptr && rating->type == RatedType::movie && !rated.insert(rating->trakt_id.value()).second;
  });
  return rows;
}

void store_in_pages(Home& home, const std::vector<Row>& rows, std::size_t page, RunId run) {
  for (std::size_t from = 0; from < rows.size(); from += page) {
    std::vector<Play> plays;
    std::vector<Rating> ratings;
    std::vector<WatchlistItem> items;
    for (std::size_t i = from; i < std::min(rows.size(), from + page); ++i) {
      if (const auto* play = std::get_if<Play>(&rows[i])) plays.push_back(*play);
      if (const auto* rating = std::get_if<Rating>(&rows[i])) ratings.push_back(*rating);
      if (const auto* item = std::get_if<WatchlistItem>(&rows[i])) items.push_back(*item);
    }
    add(home, plays, run);
    rate(home, ratings, run);
    list(home, items, run);
  }
}

std::string all_numbers(const Home& home) {
  return query(
      home.file(),
      "SELECT group_concat(line, char(10)) FROM ("
      "SELECT 'play ' || trakt_history_id || ' ' || ifnull(title_tmdb_id, '-') AS line FROM plays "
      "UNION ALL SELECT 'rating ' || media_type || trakt_id || ' ' || ifnull(title_tmdb_id, '-') FROM "
      "trakt_ratings UNION ALL SELECT 'listed ' || media_type || trakt_id || ' ' || ifnull(title_tmdb_id, '-') "
      "FROM trakt_watchlist "
      "UNION ALL SELECT 'title ' || media_type || trakt_id || ' ' || ifnull(stated_tmdb_id, '-') || ' ' || "
      "is_disputed || ' ' || ifnull(title_tmdb_id, '-') FROM trakt_titles ORDER BY 1)");
}

TEST(TraktTitles, end_the_same_in_any_order_of_rows_and_pages) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random{seed};
    auto rows = disagreeing_rows(random);
    Home once;
    store_in_pages(once, rows, rows.size(), kLater);
    const auto expected = all_numbers(once);
    for (int round = 0; round < 2; ++round) {
      Home home;
      std::ranges::shuffle(rows, random);
      // A run that broke off, and one that met every row.
      store_in_pages(home, {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(random() % rows.size())}, 5, kRun);
      std::ranges::shuffle(rows, random);
      store_in_pages(home, rows, random() % 9 + 1, kLater);
      EXPECT_EQ(all_numbers(home), expected) << "seed " << seed;
      EXPECT_EQ(query(home.file(),
                      "SELECT count(*) FROM plays p JOIN trakt_titles t ON t.trakt_id = p.trakt_id AND t.media_type = "
                      "iif(p.media_type = 'movie', 'movie', 'series') WHERE p.title_tmdb_id IS NOT t.title_tmdb_id"),
                "0");
    }
  }
}

TEST(Upgrade, joins_titles_that_were_split_by_their_numbers) {
  const cinemarco::test::TempDir folder;
  const auto file = folder / "cinemarco.db";
  const auto all = embedded_migrations();
  const auto before = static_cast<std::size_t>(
      std::ranges::find(all, "0013_numbers", [](const Migration& one) { return std::string{one.name}; }) - all.begin());
  {
    SQLite::Database old{file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    migrate(old, all.first(before));
    old.exec(R"sql(
      INSERT INTO accounts (id, name, time_zone) VALUES (1, 'me', 'Europe/Berlin');
      INSERT INTO plays (account_id, trakt_history_id, media_type, trakt_id, tmdb_id, title_tmdb_id, watched_at,
                         ordered_at, arrived_by, last_run_id) VALUES
        (1, 1, 'episode', 7, 70, 70, '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z', 'import', 2),
        (1, 2, 'episode', 7, 71, 71, '2021-01-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z', 'import', 2),
        (1, 3, 'episode', 7, 72, 72, '2022-01-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z', 'import', 1),
        (1, 4, 'movie', 7, NULL, NULL, NULL, NULL, 'import', 2),
        (1, 5, 'movie', 8, 80, 80, NULL, NULL, 'import', 2);
      INSERT INTO trakt_ratings (account_id, media_type, trakt_id, tmdb_id, title_trakt_id, rating, title_tmdb_id)
        VALUES (1, 'season', 700, NULL, 7, 8, NULL), (1, 'movie', 7, 30, 7, 8, 30);
      INSERT INTO trakt_watchlist (account_id, media_type, trakt_id, tmdb_id, title_tmdb_id) VALUES (1, 'series', 7, 70, 70);
      INSERT INTO title_matches VALUES ('movie', 8, 88, 'user');
    )sql");
  }
  const Database database{file};
  EXPECT_EQ(
      query(file,
            "SELECT group_concat(media_type || trakt_id || ' ' || ifnull(stated_tmdb_id, '-') || ' ' || is_disputed "
            "|| ' ' || ifnull(title_tmdb_id, '-'), '; ') FROM trakt_titles"),
      "movie7 30 1 30; movie8 80 0 88; series7 71 1 71");
  EXPECT_EQ(query(file, "SELECT group_concat(ifnull(title_tmdb_id, '-')) FROM (SELECT * FROM plays ORDER BY id)"),
            "71,71,71,30,88");
  EXPECT_EQ(query(file, "SELECT group_concat(title_tmdb_id) FROM trakt_ratings"), "30,71");
  EXPECT_EQ(query(file, "SELECT title_tmdb_id FROM trakt_watchlist"), "71");
  EXPECT_EQ(query(file, "SELECT group_concat(media_type || tmdb_id) FROM changed_titles"),
            "movie30,movie80,movie88,series70,series71,series72");
}

}  // namespace
}  // namespace cinemarco::store
