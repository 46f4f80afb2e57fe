// SPDX-License-Identifier: MIT
#include "store/own_tables.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>

namespace cinemarco::store {

namespace {

// Named one by one, for many others are secrets, or tell of runs: what is new stays here until it is named.
constexpr std::string_view kOpenSettings =
    "key IN ('trakt_expires_at', 'trakt_first_sync_at', 'trakt_last_sync_at', 'trakt_auto_sync_enabled', "
    "'trakt_sync_interval_minutes', 'tmdb_movie_changes_read_through', 'tmdb_series_changes_read_through')";

constexpr std::array kTables{
    OwnTable{"accounts", "id"},
    OwnTable{"settings", "account_id, key", kOpenSettings},
    OwnTable{"movies", "id"},
    OwnTable{"series", "id"},
    OwnTable{"seasons", "id"},
    OwnTable{"episodes", "id"},
    OwnTable{"contributors", "id"},
    OwnTable{"media_contributors", "id"},
    OwnTable{"gone_titles", "media_type, tmdb_id"},
    OwnTable{"title_matches", "media_type, trakt_id"},
    OwnTable{"trakt_titles", "account_id, media_type, trakt_id"},
    OwnTable{"title_moves", "account_id, media_type, from_tmdb_id"},
    OwnTable{"source_titles", "id"},
    OwnTable{"plays", "id"},
    OwnTable{"play_keys", "account_id, source, source_key"},
    OwnTable{"ratings", "account_id, source, media_type, tmdb_id, source_title_id, season_number, episode_number"},
    OwnTable{"source_facts", "account_id, source_title_id, kind"},
    OwnTable{"lists", "id"},
    OwnTable{"list_items", "id"},
    OwnTable{"trakt_ratings", "account_id, media_type, trakt_id"},
    OwnTable{"trakt_watchlist", "account_id, media_type, trakt_id"},
    OwnTable{"trakt_dropped", "account_id, media_type, trakt_id"},
    OwnTable{"trakt_notes", "account_id, trakt_note_id"},
    OwnTable{"taken_back", "account_id, section, media_type, trakt_id"},
    OwnTable{"changed_titles", "account_id, media_type, tmdb_id"},
    OwnTable{"library_entries", "id"},
    OwnTable{"removed_titles", "entry_id"},
    OwnTable{"movie_watch_sessions", "id"},
    OwnTable{"watch_sessions", "id"},
    OwnTable{"episode_progress", "id"},
    OwnTable{"outbox", "id"},
};

constexpr std::array kLeftOut{
    LeftOut{"runs", "what this installation did"},
    LeftOut{"run_items", "of runs"},
    LeftOut{"run_positions", "of runs"},
    LeftOut{"run_tallies", "of runs"},
    LeftOut{"met_plays", "of runs"},
    LeftOut{"service_waits", "how long a service makes this installation wait"},
    LeftOut{"tmdb_cache", "TMDB's answers, which can be asked for again"},
    LeftOut{"tmdb_cache_use", "of TMDB's answers"},
    LeftOut{"image_queue", "pictures to be fetched; each is fetched when it is looked at"},
    LeftOut{"sessions", "log-ins to this installation"},
    LeftOut{"known_browsers", "log-ins to this installation"},
    LeftOut{"api_tokens", "log-ins to this installation"},
    LeftOut{"answered_requests", "requests to this installation"},
    LeftOut{"hooks", "addresses of this installation"},
    LeftOut{"kodi_rows", "what a Kodi was last seen to hold; it is asked again"},
    LeftOut{"inbox", "messages to this installation; what became of them is in plays and ratings"},
    LeftOut{"play_counts", "counted from plays"},
    LeftOut{"library_search", "an index, made of titles"},
    LeftOut{"schema_migrations", "the schema's own steps; the newest is the export's \"schema\""},
};

// Of runs, and what triggers and the program make of the titles.
bool is_made(std::string_view table, std::string_view column) {
  if (column.ends_with("_run_id") || column == "search_words" || column == "sort_title") return true;
  return table == "library_entries" && (column == "title" || column == "release_date");
}

}  // namespace

std::span<const OwnTable> own_tables() {
  return kTables;
}

bool is_open_setting(std::string_view key) {
  return kOpenSettings.contains("'" + std::string{key} + "'");
}

std::span<const LeftOut> left_out_tables() {
  return kLeftOut;
}

std::vector<std::string> own_columns(SQLite::Database& db, std::string_view table) {
  std::vector<std::string> columns;
  SQLite::Statement rows{db, "SELECT name FROM pragma_table_info(?) ORDER BY cid"};  // generated ones are not in it
  rows.bind(1, std::string{table});
  while (rows.executeStep()) {
    auto name = rows.getColumn(0).getString();
    if (!is_made(table, name)) columns.push_back(std::move(name));
  }
  return columns;
}

std::string in_list(const std::vector<std::string>& columns) {
  std::string list;
  for (const auto& column : columns) list.append(list.empty() ? "" : ", ").append(column);
  return list;
}

}  // namespace cinemarco::store
