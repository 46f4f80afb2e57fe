// SPDX-License-Identifier: MIT
// What a library must hold whatever way it came to be.
#pragma once

#include "exchange/world.hpp"
#include "support/dump.hpp"

#include <string>

namespace cinemarco::test {

// What a fresh import and any sequence of syncs must agree on: all but who brought a play, and the binge rule's dates.
inline std::string state_of(const Home& home) {
  std::string state;
  for (const auto* sql : {
           "SELECT 'play ' || trakt_history_id || ' ' || media_type || ' ' || ifnull(tmdb_id, '-') || ' ' || "
           "ifnull(season_number, '-') || 'x' || ifnull(episode_number, '-') || ' ' || ifnull(watched_at, '-') AS line "
           "FROM plays WHERE removed_at IS NULL",
           "SELECT 'rating ' || media_type || ' ' || trakt_id || ' ' || rating || ' ' || ifnull(rated_at, '-') AS line "
           "FROM trakt_ratings",
           "SELECT 'entry ' || e.media_type || ' ' || coalesce(m.tmdb_id, s.tmdb_id) || ' ' || watch_status || ' ' || "
           "ifnull(personal_rating, '-') || ' ' || ifnull(trakt_rating, '-') || ' ' || ifnull(date_added, '-') || ' ' "
           "|| ifnull(watchlisted_at, '-') AS line FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id "
           "LEFT JOIN series s ON s.id = e.series_id",
           "SELECT 'viewing ' || m.tmdb_id || ' ' || ifnull(w.watched_date, '-') || ' ' || ifnull(w.watched_at, '-') "
           "AS "
           "line FROM movie_watch_sessions w JOIN library_entries e ON e.id = w.entry_id JOIN movies m ON m.id = "
           "e.movie_id",
           "SELECT 'episode ' || s.tmdb_id || ' ' || p.season_number || 'x' || p.episode_number || ' ' || "
           "ifnull(p.watched_at, '-') AS line FROM episode_progress p JOIN library_entries e ON e.id = p.entry_id JOIN "
           "series s ON s.id = e.series_id",
       }) {
    state += query(home.database_file(),
                   "SELECT group_concat(line, char(10)) FROM (" + std::string{sql} + " ORDER BY line)") +
             "\n";
  }
  return state;
}

}  // namespace cinemarco::test
