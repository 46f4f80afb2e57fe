// SPDX-License-Identifier: MIT
// A run's counts, from the rows that it met.
#include "store/mirror_facts.hpp"
#include "store/runs.hpp"

namespace cinemarco::store {

namespace {

// Titles that the run met, one row each: by TMDB's number, else by Trakt's, else by name.
TitleCounts count_titles(Connection& db, AccountId account, RunId run, TitleType type) {
  auto rows = db.use(R"sql(
    WITH met AS (
      SELECT DISTINCT title_tmdb_id, CASE WHEN title_tmdb_id IS NULL THEN ifnull(trakt_id, title) END AS unmatched
      FROM (SELECT title_tmdb_id, trakt_id, title FROM plays
            WHERE account_id = ?1 AND media_type = ?2 AND last_run_id = ?3 AND removed_at IS NULL
            UNION ALL
            SELECT title_tmdb_id, trakt_id, title FROM trakt_watchlist
            WHERE account_id = ?1 AND media_type = ?4 AND last_run_id = ?3 AND removed_at IS NULL)),
    known AS (
      SELECT m.tmdb_id, e.first_run_id FROM library_entries e JOIN movies m ON m.id = e.movie_id
      WHERE e.account_id = ?1 AND ?4 = 'movie'
      UNION ALL
      SELECT s.tmdb_id, e.first_run_id FROM library_entries e JOIN series s ON s.id = e.series_id
      WHERE e.account_id = ?1 AND ?4 = 'series')
    SELECT count(*),
           count(*) FILTER (WHERE k.first_run_id = ?3),
           count(*) FILTER (WHERE k.tmdb_id IS NOT NULL AND k.first_run_id IS NOT ?3),
           count(*) FILTER (WHERE met.title_tmdb_id IS NULL),
           count(*) FILTER (WHERE met.title_tmdb_id IS NOT NULL AND k.tmdb_id IS NULL AND i.item IS NOT NULL)
    FROM met LEFT JOIN known k ON k.tmdb_id = met.title_tmdb_id
             LEFT JOIN run_items i ON i.run_id = ?3 AND i.type = ?4 AND i.item = 'tmdb:' || met.title_tmdb_id)sql");
  rows.bind(account, play_type(type), run, to_string(type));
  rows.next();
  return {rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)};
}

void count_plays(Connection& db, AccountId account, RunId run, RunCounts& counts) {
  auto row = db.use(
      "SELECT count(*) FILTER (WHERE removed_by IS NOT 'trakt'), count(*) FILTER (WHERE first_run_id = ?2), "
      "count(*) FILTER (WHERE removed_by = 'trakt'), "
      "count(*) FILTER (WHERE source_key IS NOT NULL AND trakt_history_id IS NULL) FROM plays WHERE account_id = ?1 "
      "AND last_run_id = ?2");
  row.bind(account, run);
  row.next();
  counts.plays_seen = row.integer(0);
  counts.plays_new = row.integer(1);
  counts.plays_removed = row.integer(2);
  counts.plays_without_id = row.integer(3);
}

// A rating is applied where it shows: on an entry, or, of a season or an episode, in trakt_ratings itself.
void count_ratings(Connection& db, AccountId account, RunId run, RunCounts& counts) {
  auto row = db.use(R"sql(
    SELECT count(*), count(*) FILTER (WHERE media_type IN ('season', 'episode')
      OR (media_type = 'movie' AND title_tmdb_id IN (SELECT m.tmdb_id FROM library_entries e
                                                     JOIN movies m ON m.id = e.movie_id WHERE e.account_id = ?1))
      OR (media_type = 'series' AND title_tmdb_id IN (SELECT s.tmdb_id FROM library_entries e
                                                      JOIN series s ON s.id = e.series_id WHERE e.account_id = ?1)))
    FROM trakt_ratings WHERE account_id = ?1 AND last_run_id = ?2)sql");
  row.bind(account, run);
  row.next();
  counts.ratings_seen = row.integer(0);
  counts.ratings_applied = row.integer(1);
}

void count_watchlist(Connection& db, AccountId account, RunId run, RunCounts& counts) {
  auto row = db.use(
      "SELECT count(*), count(*) FILTER (WHERE first_run_id = ?2 AND title_tmdb_id IS NOT NULL) FROM trakt_watchlist "
      "WHERE account_id = ?1 AND last_run_id = ?2");
  row.bind(account, run);
  row.next();
  counts.watchlist_seen = row.integer(0);
  counts.watchlist_added = row.integer(1);
}

}  // namespace

RunCounts run_counts(Connection& db, AccountId account, RunId run) {
  RunCounts counts;
  counts.movies = count_titles(db, account, run, TitleType::movie);
  counts.series = count_titles(db, account, run, TitleType::series);
  count_plays(db, account, run, counts);
  count_ratings(db, account, run, counts);
  count_watchlist(db, account, run, counts);
  return counts;
}

}  // namespace cinemarco::store
