// SPDX-License-Identifier: MIT
#include "store/overview.hpp"

#include "store/image_queue.hpp"

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
  auto row = db.use(
      "SELECT count(*), count(*) FILTER (WHERE media_type = 'movie'), count(*) FILTER (WHERE media_type = 'episode'), "
      "count(*) FILTER (WHERE title_tmdb_id IS NULL), min(watched_at), max(watched_at) FROM plays "
      "WHERE account_id = ? AND removed_at IS NULL");
  row.bind(account);
  row.next();
  result.plays = row.integer(0);
  result.movie_plays = row.integer(1);
  result.episode_plays = row.integer(2);
  result.unmatched_plays = row.integer(3);
  result.first_play = row.instant(4);
  result.last_play = row.instant(5);
}

}  // namespace

Overview overview(Connection& db, AccountId account) {
  Overview result;
  count_library(db, account, result);
  count_plays(db, account, result);
  result.queued_images = queued_images(db);
  return result;
}

}  // namespace cinemarco::store
