// SPDX-License-Identifier: MIT
// A run's counts, from the rows that it met.
#include "store/mirror_facts.hpp"
#include "store/runs.hpp"

#include <utility>

namespace cinemarco::store {

namespace {

// Titles that the run met, one row each: by TMDB's number, else by Trakt's, else by name.
TitleCounts count_titles(Connection& db, AccountId account, RunId run, TitleType type) {
  auto rows = db.use(R"sql(
    WITH met AS (
      SELECT DISTINCT title_tmdb_id, CASE WHEN title_tmdb_id IS NULL THEN ifnull(trakt_id, title) END AS unmatched
      FROM (SELECT title_tmdb_id, trakt_id, title FROM plays_of_runs
            WHERE account_id = ?1 AND media_type = ?2 AND met_by = ?3 AND removed_at IS NULL
            UNION ALL
            SELECT title_tmdb_id, trakt_id, title FROM trakt_watchlist
            WHERE account_id = ?1 AND media_type = ?4 AND last_run_id = ?3 AND removed_at IS NULL))
    SELECT count(*),
           count(*) FILTER (WHERE k.first_run_id = ?3),
           count(*) FILTER (WHERE k.id IS NOT NULL AND k.first_run_id IS NOT ?3),
           count(*) FILTER (WHERE met.title_tmdb_id IS NULL),
           count(*) FILTER (WHERE met.title_tmdb_id IS NOT NULL AND k.id IS NULL AND i.item IS NOT NULL)
    FROM met LEFT JOIN library_entries k ON k.id = CASE ?4
               WHEN 'movie' THEN (SELECT e.id FROM movies m JOIN library_entries e ON e.movie_id = m.id
                                  WHERE m.tmdb_id = met.title_tmdb_id AND e.account_id = ?1)
               ELSE (SELECT e.id FROM series s JOIN library_entries e ON e.series_id = s.id
                     WHERE s.tmdb_id = met.title_tmdb_id AND e.account_id = ?1) END
             LEFT JOIN run_items i ON i.run_id = ?3 AND i.type = ?4 AND i.item = 'tmdb:' || met.title_tmdb_id)sql");
  rows.bind(account, play_type(type), run, to_string(type));
  rows.next();
  return {rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)};
}

void count_plays(Connection& db, AccountId account, RunId run, RunCounts& counts) {
  auto row = db.use(
      "SELECT count(*) FILTER (WHERE removed_by IS NOT 'trakt'), count(*) FILTER (WHERE first_run_id = ?2), "
      "count(*) FILTER (WHERE changed_run_id = ?2 AND first_run_id IS NOT ?2), "
      "count(*) FILTER (WHERE removed_by = 'trakt'), "
      "count(*) FILTER (WHERE source_key IS NOT NULL AND trakt_history_id IS NULL) FROM plays_of_runs WHERE "
      "account_id = ?1 AND met_by = ?2");
  row.bind(account, run);
  row.next();
  counts.plays_seen = row.integer(0);
  counts.plays_new = row.integer(1);
  counts.plays_changed = row.integer(2);
  counts.plays_removed = row.integer(3);
  counts.plays_without_id = row.integer(4);
}

void count_ratings(Connection& db, AccountId account, RunId run, RunCounts& counts) {
  auto row = db.use(R"sql(
    SELECT count(*), count(*) FILTER (WHERE
             CASE WHEN r.media_type IN ('season', 'episode') THEN r.changed_run_id = ?2
                  ELSE k.id IS NOT NULL AND (r.changed_run_id = ?2 OR k.first_run_id = ?2) END)
    FROM trakt_ratings r LEFT JOIN library_entries k ON k.id = CASE r.media_type
           WHEN 'movie' THEN (SELECT e.id FROM movies m JOIN library_entries e ON e.movie_id = m.id
                              WHERE m.tmdb_id = r.title_tmdb_id AND e.account_id = ?1)
           WHEN 'series' THEN (SELECT e.id FROM series s JOIN library_entries e ON e.series_id = s.id
                               WHERE s.tmdb_id = r.title_tmdb_id AND e.account_id = ?1) END
    WHERE r.account_id = ?1 AND r.last_run_id = ?2)sql");
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

void count_lists(Connection& db, AccountId account, RunId run, RunCounts& counts) {
  auto row = db.use(
      "SELECT count(*), count(*) FILTER (WHERE first_run_id = ?2) FROM lists WHERE account_id = ?1 AND last_run_id = "
      "?2");
  row.bind(account, run);
  row.next();
  counts.lists_seen = row.integer(0);
  counts.lists_new = row.integer(1);
}

std::string_view to_string(Tally what) {
  switch (what) {
    case Tally::ratings_removed:
      return "ratings removed";
    case Tally::watchlist_removed:
      return "watchlist removed";
    case Tally::titles_renumbered:
      return "titles renumbered";
    case Tally::lists_removed:
      return "lists removed";
    case Tally::list_rows_added:
      return "list rows added";
    case Tally::list_rows_removed:
      return "list rows removed";
  }
  std::unreachable();
}

std::int64_t tally_of(Connection& db, RunId run, Tally what) {
  auto row = db.use("SELECT number FROM run_tallies WHERE run_id = ? AND what = ?");
  row.bind(run, to_string(what));
  return row.next() ? row.integer(0) : 0;
}

}  // namespace

void add_to_tally(Transaction& tx, RunId run, Tally what, std::int64_t more) {
  if (more == 0) return;
  tx.connection()
      .use(
          "INSERT INTO run_tallies (run_id, what, number) SELECT id, ?2, ?3 FROM runs WHERE id = ?1 "
          "ON CONFLICT (run_id, what) DO UPDATE SET number = number + excluded.number")
      .bind(run, to_string(what), more)
      .run();
}

RunCounts run_counts(Connection& db, AccountId account, RunId run) {
  RunCounts counts;
  counts.movies = count_titles(db, account, run, TitleType::movie);
  counts.series = count_titles(db, account, run, TitleType::series);
  count_plays(db, account, run, counts);
  count_ratings(db, account, run, counts);
  count_watchlist(db, account, run, counts);
  counts.ratings_removed = tally_of(db, run, Tally::ratings_removed);
  counts.watchlist_removed = tally_of(db, run, Tally::watchlist_removed);
  count_lists(db, account, run, counts);
  counts.lists_removed = tally_of(db, run, Tally::lists_removed);
  counts.list_rows_added = tally_of(db, run, Tally::list_rows_added);
  counts.list_rows_removed = tally_of(db, run, Tally::list_rows_removed);
  counts.titles_renumbered = tally_of(db, run, Tally::titles_renumbered);
  return counts;
}

}  // namespace cinemarco::store
