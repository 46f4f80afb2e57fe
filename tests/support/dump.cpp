// SPDX-License-Identifier: MIT
#include "support/dump.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <vector>

namespace cinemarco::test {

namespace {

struct Table {
  const char* name;
  const char* sql;
};

constexpr Table kTables[] = {
    {"accounts", "SELECT id, name, time_zone FROM accounts"},
    {"movies",
     "SELECT tmdb_id, imdb_id, title, original_title, overview, tagline, release_date, runtime_minutes, poster_path, "
     "backdrop_path, genres, original_language, vote_average, vote_count FROM movies"},
    {"series",
     "SELECT tmdb_id, name, original_name, overview, first_air_date, last_air_date, poster_path, backdrop_path, "
     "genres, "
     "original_language, vote_average, vote_count, status, number_of_seasons, number_of_episodes, "
     "episode_run_time_minutes FROM series"},
    {"seasons",
     "SELECT s.tmdb_id, season_number, t.name, t.overview, t.poster_path, air_date, episode_count FROM seasons t "
     "JOIN series s ON s.id = series_id"},
    {"episodes",
     "SELECT s.tmdb_id, season_number, episode_number, t.name, t.overview, air_date, runtime_minutes, still_path FROM "
     "episodes t JOIN series s ON s.id = series_id"},
    {"library_entries",
     "SELECT of_title, account_id, watch_status, personal_rating, trakt_rating, notes, is_favorite, date_added, "
     "date_first_watched, date_last_watched, watchlisted_at, source FROM library_entries JOIN entry_titles USING (id)"},
    {"plays",
     "SELECT account_id, trakt_history_id, media_type, tmdb_id, trakt_id, imdb_id, season_number, episode_number, "
     "watched_at, action, arrived_by, removed_at FROM plays"},
    {"movie_watch_sessions",
     "SELECT of_title, watched_date, watched_at, name FROM movie_watch_sessions JOIN entry_titles e ON e.id = "
     "entry_id"},
    {"watch_sessions", "SELECT of_title, name, is_default FROM watch_sessions JOIN entry_titles e ON e.id = entry_id"},
    {"episode_progress",
     "SELECT of_title, w.name, season_number, episode_number, is_watched, watched_date, watched_at, date_source FROM "
     "episode_progress p JOIN entry_titles e ON e.id = p.entry_id JOIN watch_sessions w ON w.id = session_id"},
    {"contributors", "SELECT tmdb_person_id, name, profile_path, known_for_department FROM contributors"},
    {"media_contributors",
     "SELECT tmdb_person_id, m.tmdb_id, s.tmdb_id, role_type, role_character, role_order FROM media_contributors r "
     "JOIN contributors c ON c.id = contributor_id LEFT JOIN movies m ON m.id = movie_id "
     "LEFT JOIN series s ON s.id = series_id"},
    {"lists",
     "SELECT account_id, name, description, source, trakt_id, slug, privacy, sort_by, sort_how, created_at, "
     "updated_at, "
     "removed_at, gone_at IS NOT NULL FROM lists"},
    {"list_items",
     "SELECT l.name, l.trakt_id, iif(i.removed_at IS NULL, position, NULL), media_type, tmdb_id, i.trakt_id, imdb_id, "
     "title, year, season_number, episode_number, note, listed_at, i.removed_at FROM list_items i JOIN lists l ON l.id "
     "= i.list_id"},
    {"trakt_notes",
     "SELECT account_id, trakt_note_id, media_type, tmdb_id, trakt_id, season_number, episode_number, note, updated_at "
     "FROM trakt_notes"},
    {"trakt_ratings",
     "SELECT account_id, media_type, trakt_id, tmdb_id, season_number, episode_number, rating, rated_at FROM "
     "trakt_ratings"},
};

// An entry's row number stands for the title that it is of.
constexpr const char* kEntryTitles =
    "WITH entry_titles AS (SELECT e.id, e.media_type || ':' || ifnull(m.tmdb_id, s.tmdb_id) AS of_title FROM "
    "library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id) ";

}  // namespace

std::string dump_promised(const std::filesystem::path& database) {
  SQLite::Database db{database.string(), SQLite::OPEN_READONLY};
  std::string text;
  for (const auto& table : kTables) {
    text += std::string{"== "} + table.name + "\n";
    const auto sql = std::string{kEntryTitles} + table.sql;
    SQLite::Statement columns{db, sql};
    std::string order = "1";
    for (int i = 2; i <= columns.getColumnCount(); ++i) order += ", " + std::to_string(i);
    SQLite::Statement rows{db, sql + " ORDER BY " + order};
    while (rows.executeStep()) {
      for (int i = 0; i < rows.getColumnCount(); ++i) {
        const auto value = rows.getColumn(i);
        text += value.isNull() ? "NULL|" : value.getString() + "|";
      }
      text += "\n";
    }
  }
  return text;
}

std::string difference(const std::string& actual, const std::string& expected) {
  if (actual == expected) return {};
  const auto lines = [](const std::string& text) {
    std::multiset<std::string> result;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) result.insert(line);
    return result;
  };
  const auto ours = lines(actual);
  const auto theirs = lines(expected);
  std::vector<std::string> only;
  std::ranges::set_difference(ours, theirs, std::back_inserter(only));
  const auto unexpected = only.size();
  std::ranges::set_difference(theirs, ours, std::back_inserter(only));
  std::string text =
      std::to_string(unexpected) + " unexpected, " + std::to_string(only.size() - unexpected) + " missing\n";
  for (std::size_t i = 0; i < std::min<std::size_t>(only.size(), 8); ++i) {
    text += (i < unexpected ? "+ " : "- ") + only[i] + "\n";
  }
  return text;
}

std::string query(const std::filesystem::path& database, const std::string& sql) {
  SQLite::Database db{database.string(), SQLite::OPEN_READONLY};
  SQLite::Statement rows{db, sql};
  std::string text;
  while (rows.executeStep()) {
    if (!text.empty()) text += "\n";
    for (int i = 0; i < rows.getColumnCount(); ++i) {
      if (i > 0) text += "|";
      text += rows.getColumn(i).getString();
    }
  }
  return text;
}

}  // namespace cinemarco::test
