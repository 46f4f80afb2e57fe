// SPDX-License-Identifier: MIT
#include "store/overview.hpp"

#include "store/image_queue.hpp"
#include "store/play_totals.hpp"

#include <tuple>

namespace cinemarco::store {

namespace {

void count_library(Connection& db, AccountId account, Overview& result) {
  auto row = db.use(
      "SELECT count(movie_id), count(series_id), "
      "(SELECT count(*) FROM episode_progress p JOIN library_entries e ON e.id = p.entry_id "
      " WHERE e.account_id = ?1 AND p.is_watched = 1), "
      "(SELECT count(*) FROM trakt_ratings WHERE account_id = ?1), "
      "(SELECT count(*) FROM trakt_watchlist WHERE account_id = ?1) FROM library_entries WHERE account_id = ?1");
  row.bind(account);
  row.next();
  result.movies = row.integer(0);
  result.series = row.integer(1);
  result.episodes_watched = row.integer(2);
  result.ratings = row.integer(3);
  result.watchlist = row.integer(4);
}

void count_plays(Connection& db, AccountId account, Overview& result) {
  result.movie_plays = store::count_plays(db, account, {TitleType::movie, {}, {}});
  result.episode_plays = store::count_plays(db, account, {TitleType::series, {}, {}});
  result.plays = result.movie_plays + result.episode_plays;
  std::tie(result.first_play, result.last_play) = first_and_last_play(db, account);
  auto row = db.use(
      "SELECT count(*) FROM plays INDEXED BY plays_unmatched WHERE account_id = ? AND title_tmdb_id IS NULL AND "
      "removed_at IS NULL");
  row.bind(account);
  row.next();
  result.unmatched_plays = row.integer(0);
}

}  // namespace

Overview overview(Connection& db, AccountId account) {
  Overview result;
  count_library(db, account, result);
  count_plays(db, account, result);
  result.queued_images = queued_images(db);
  return result;
}

bool holds_anything(Connection& db) {
  auto row = db.use(
      "SELECT EXISTS (SELECT 1 FROM plays) OR EXISTS (SELECT 1 FROM library_entries) OR "
      "EXISTS (SELECT 1 FROM trakt_ratings) OR EXISTS (SELECT 1 FROM trakt_watchlist) OR "
      "EXISTS (SELECT 1 FROM movies) OR EXISTS (SELECT 1 FROM series) OR EXISTS (SELECT 1 FROM source_titles) OR "
      "EXISTS (SELECT 1 FROM lists)");
  return row.next() && row.integer(0) != 0;
}

}  // namespace cinemarco::store
