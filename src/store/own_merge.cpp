// SPDX-License-Identifier: MIT
#include "store/own_merge.hpp"

#include "store/own_tables.hpp"
#include "store/play_counter.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

namespace {

using Columns = std::vector<std::string>;

// All that is stored but the numbers of runs; words and sort titles come along, for they were made already.
Columns columns_of(SQLite::Database& db, std::string_view table) {
  auto columns = own_columns(db, table);
  if (table == "movies" || table == "series") {
    columns.insert(columns.end(), {"search_words", "sort_title"});
  }
  return columns;
}

Columns without(Columns columns, std::initializer_list<std::string_view> names) {
  std::erase_if(columns, [&](const std::string& column) { return std::ranges::find(names, column) != names.end(); });
  return columns;
}

std::string in_list(const Columns& columns, std::string_view from) {
  std::string list;
  for (const auto& column : columns) list += fmt::format("{}{}.{}", list.empty() ? "" : ", ", from, column);
  return list;
}

std::int64_t count(SQLite::Database& db, const std::string& what) {
  return db.execAndGet("SELECT count(*) FROM " + what).getInt64();
}

// What a library has before anything comes in, and the export brings as it was.
void clear_defaults(SQLite::Database& db) {
  db.exec("DELETE FROM library.settings WHERE key IN (SELECT key FROM main.settings)");
  const auto columns = without(columns_of(db, "accounts"), {"id"});
  db.exec(fmt::format("UPDATE library.accounts SET ({}) = (SELECT {} FROM main.accounts a WHERE a.id = accounts.id)",
                      store::in_list(columns), in_list(columns, "a")));
}

void copy_all(SQLite::Database& db) {
  clear_defaults(db);
  for (const auto& table : own_tables()) {
    const auto columns = columns_of(db, table.name);
    const auto rows = table.name == "accounts" ? "id NOT IN (SELECT id FROM library.accounts)" : "true";
    db.exec(fmt::format("INSERT INTO library.{0} ({1}) SELECT {1} FROM main.{0} WHERE {2} ORDER BY {3}", table.name,
                        store::in_list(columns), rows, table.order));
  }
}

// Titles by TMDB's number, with all that hangs on them.
void merge_titles(SQLite::Database& db) {
  db.exec(
      "CREATE TEMP TABLE new_movies AS SELECT id, tmdb_id FROM main.movies WHERE tmdb_id NOT IN "
      "(SELECT tmdb_id FROM library.movies)");
  db.exec(
      "CREATE TEMP TABLE new_series AS SELECT id, tmdb_id FROM main.series WHERE tmdb_id NOT IN "
      "(SELECT tmdb_id FROM library.series)");
  for (const auto* table : {"movies", "series"}) {
    const auto columns = store::in_list(without(columns_of(db, table), {"id"}));
    db.exec(
        fmt::format("INSERT INTO library.{0} ({1}) SELECT {1} FROM main.{0} WHERE id IN (SELECT id FROM new_{0}) "
                    "ORDER BY id",
                    table, columns));
  }
  for (const auto* table : {"seasons", "episodes"}) {
    const auto columns = without(columns_of(db, table), {"id", "series_id"});
    db.exec(
        fmt::format("INSERT INTO library.{0} (series_id, {1}) SELECT s.id, {2} FROM main.{0} x JOIN new_series n ON "
                    "n.id = x.series_id JOIN library.series s ON s.tmdb_id = n.tmdb_id ORDER BY x.id",
                    table, store::in_list(columns), in_list(columns, "x")));
  }
  const auto people = store::in_list(without(columns_of(db, "contributors"), {"id"}));
  db.exec(
      fmt::format("INSERT INTO library.contributors ({0}) SELECT {0} FROM main.contributors WHERE true ORDER BY id "
                  "ON CONFLICT (tmdb_person_id) DO NOTHING",
                  people));
  const auto roles = without(columns_of(db, "media_contributors"), {"id", "contributor_id", "movie_id", "series_id"});
  db.exec(fmt::format(
      "INSERT INTO library.media_contributors (contributor_id, movie_id, series_id, {}) "
      "SELECT p.id, m.id, s.id, {} FROM main.media_contributors x "
      "JOIN main.contributors c ON c.id = x.contributor_id JOIN library.contributors p USING (tmdb_person_id) "
      "LEFT JOIN new_movies nm ON nm.id = x.movie_id LEFT JOIN library.movies m ON m.tmdb_id = nm.tmdb_id "
      "LEFT JOIN new_series ns ON ns.id = x.series_id LEFT JOIN library.series s ON s.tmdb_id = ns.tmdb_id "
      "WHERE m.id IS NOT NULL OR s.id IS NOT NULL ORDER BY x.id",
      store::in_list(roles), in_list(roles, "x")));
}

// Facts that Trakt's or TMDB's number identifies.
void merge_facts(SQLite::Database& db) {
  for (const auto* table : {"gone_titles", "title_matches", "trakt_titles", "trakt_ratings", "trakt_watchlist",
                            "trakt_dropped", "trakt_notes", "taken_back"}) {
    db.exec(fmt::format("INSERT INTO library.{0} ({1}) SELECT {1} FROM main.{0} WHERE true ON CONFLICT DO NOTHING",
                        table, store::in_list(columns_of(db, table))));
  }
}

// Titles as other sources call them, each one by its key. The incoming plays go by the numbers that these have here.
void merge_source_titles(SQLite::Database& db) {
  db.exec(
      fmt::format("INSERT INTO library.source_titles ({0}) SELECT {0} FROM main.source_titles WHERE true ORDER BY id "
                  "ON CONFLICT DO NOTHING",
                  store::in_list(without(columns_of(db, "source_titles"), {"id"}))));
  db.exec(
      "CREATE TEMP TABLE title_ids AS SELECT t.id AS theirs, l.id AS ours FROM main.source_titles t "
      "JOIN library.source_titles l USING (account_id, source, media_type, title_key)");
  db.exec(
      "UPDATE main.plays SET source_title_id = (SELECT ours FROM temp.title_ids WHERE theirs = source_title_id) "
      "WHERE source_title_id IS NOT NULL");
}

// What those sources told of them, and which plays they know.
void merge_source_facts(SQLite::Database& db) {
  for (const auto* table : {"ratings", "source_facts"}) {
    const auto columns = without(columns_of(db, table), {"source_title_id"});
    db.exec(
        fmt::format("INSERT INTO library.{0} (source_title_id, {1}) SELECT n.ours, {2} FROM main.{0} x LEFT JOIN "
                    "temp.title_ids n ON n.theirs = x.source_title_id WHERE true ON CONFLICT DO NOTHING",
                    table, store::in_list(columns), in_list(columns, "x")));
  }
  db.exec(
      "INSERT INTO library.play_keys (account_id, play_id, source, source_key) "
      "SELECT k.account_id, q.id, k.source, k.source_key FROM main.play_keys k JOIN main.plays p ON p.id = k.play_id "
      "JOIN library.plays q ON q.id = coalesce("
      "(SELECT id FROM library.plays WHERE trakt_history_id = p.trakt_history_id), "
      "(SELECT id FROM library.plays WHERE account_id = p.account_id AND source = p.source AND "
      "source_key = p.source_key), "
      "(SELECT min(id) FROM library.plays q WHERE q.account_id = p.account_id AND q.media_type = p.media_type AND "
      "q.title_tmdb_id IS p.title_tmdb_id AND q.season_number IS p.season_number AND "
      "q.episode_number IS p.episode_number AND q.watched_at IS p.watched_at AND q.watched_day IS p.watched_day)) "
      "WHERE NOT EXISTS (SELECT 1 FROM library.plays o WHERE o.account_id = k.account_id AND o.source = k.source AND "
      "o.source_key = k.source_key) ON CONFLICT DO NOTHING");
}

// A list is known by Trakt's number, else by its source's key. One that is here gets at its end what it lacks; what was
// taken off it here stays away.
void merge_lists(SQLite::Database& db) {
  db.exec(
      fmt::format("INSERT INTO library.lists ({0}) SELECT {0} FROM main.lists WHERE true ORDER BY id ON CONFLICT DO "
                  "NOTHING",
                  store::in_list(without(columns_of(db, "lists"), {"id"}))));
  db.exec(
      "CREATE TEMP TABLE list_ids AS SELECT x.id AS theirs, l.id AS ours, (SELECT count(*) FROM library.list_items i "
      "WHERE i.list_id = l.id) AS held, (SELECT count(*) FROM library.list_items i WHERE i.list_id = l.id AND "
      "i.removed_at IS NULL) AS shown FROM main.lists x JOIN library.lists l ON l.account_id = x.account_id AND "
      "(l.trakt_id = x.trakt_id OR (l.source = x.source AND l.source_key = x.source_key))");
  const auto columns = without(columns_of(db, "list_items"), {"id", "list_id", "position", "source_title_id"});
  db.exec(fmt::format(
      "INSERT INTO library.list_items (list_id, position, source_title_id, {}) SELECT i.ours, "
      "iif(i.held = 0, x.position, i.shown + row_number() OVER (PARTITION BY i.ours ORDER BY x.position, x.id)), "
      "n.ours, {} FROM main.list_items x JOIN temp.list_ids i ON i.theirs = x.list_id "
      "LEFT JOIN temp.title_ids n ON n.theirs = x.source_title_id "
      "WHERE i.held = 0 OR (x.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM library.list_items y WHERE "
      "y.list_id = i.ours AND y.media_type = x.media_type AND y.season_number IS x.season_number AND "
      "y.episode_number IS x.episode_number AND (y.tmdb_id = x.tmdb_id OR y.trakt_id = x.trakt_id OR "
      "(x.tmdb_id IS NULL AND x.trakt_id IS NULL AND y.title IS x.title AND y.year IS x.year)))) "
      "ORDER BY i.ours, x.position, x.id",
      store::in_list(columns), in_list(columns, "x")));
}

void merge_plays(SQLite::Database& db) {
  const auto columns = store::in_list(without(columns_of(db, "plays"), {"id"}));
  db.exec(
      fmt::format("INSERT INTO library.plays ({0}) SELECT {0} FROM main.plays p WHERE trakt_history_id IS NOT NULL "
                  "ORDER BY id ON CONFLICT DO NOTHING",
                  columns));
  // A viewing without a history id is known by its source's key, else it is the n-th of its title, episode and date.
  db.exec(fmt::format(
      "INSERT INTO library.plays ({0}) SELECT {0} FROM (SELECT p.*, row_number() OVER (PARTITION BY account_id, "
      "media_type, title_tmdb_id, trakt_id, season_number, episode_number, watched_at, watched_day ORDER BY id) AS nth "
      "FROM main.plays p WHERE trakt_history_id IS NULL AND NOT EXISTS (SELECT 1 FROM library.plays q WHERE "
      "q.account_id = p.account_id AND q.source = p.source AND q.source_key = p.source_key) AND NOT EXISTS (SELECT 1 "
      "FROM library.play_keys k WHERE k.account_id = p.account_id AND k.source = p.source AND "
      "k.source_key = p.source_key)) p WHERE nth > (SELECT count(*) FROM library.plays q WHERE "
      "q.account_id = p.account_id AND q.media_type = p.media_type AND q.title_tmdb_id IS p.title_tmdb_id AND "
      "q.season_number IS p.season_number AND q.episode_number IS p.episode_number AND q.trakt_id IS p.trakt_id AND "
      "q.watched_at IS p.watched_at AND q.watched_day IS p.watched_day) ORDER BY id",
      columns));
}

// Entries that are missing come with the user's words; an entry that is here takes those that it lacks.
void merge_entries(SQLite::Database& db) {
  db.exec(
      "CREATE TEMP TABLE words AS SELECT x.*, m.id AS movie, s.id AS show FROM main.library_entries x "
      "LEFT JOIN main.movies im ON im.id = x.movie_id LEFT JOIN library.movies m ON m.tmdb_id = im.tmdb_id "
      "LEFT JOIN main.series js ON js.id = x.series_id LEFT JOIN library.series s ON s.tmdb_id = js.tmdb_id");
  db.exec(
      "UPDATE library.library_entries AS e SET notes = coalesce(e.notes, w.notes), "
      "own_rating = coalesce(e.own_rating, w.own_rating), is_favorite = max(e.is_favorite, w.is_favorite), "
      "hidden_from_up_next = max(e.hidden_from_up_next, w.hidden_from_up_next), "
      "abandoned_at = coalesce(e.abandoned_at, w.abandoned_at), added_at = coalesce(e.added_at, w.added_at) "
      "FROM temp.words w WHERE w.account_id = e.account_id AND (w.movie = e.movie_id OR w.show = e.series_id)");
  const auto columns = without(columns_of(db, "library_entries"), {"id", "movie_id", "series_id"});
  db.exec(
      fmt::format("INSERT INTO library.library_entries (movie_id, series_id, {0}) SELECT movie, show, {0} FROM "
                  "temp.words w WHERE true ORDER BY id ON CONFLICT DO NOTHING",
                  store::in_list(columns)));
  // A removed title comes along where its number is free and the title is not here.
  db.exec(fmt::format(
      "INSERT INTO library.removed_titles ({0}) SELECT {0} FROM main.removed_titles r WHERE entry_id NOT IN "
      "(SELECT id FROM library.library_entries) AND NOT EXISTS (SELECT 1 FROM library.library_entries e "
      "LEFT JOIN library.movies m ON m.id = e.movie_id LEFT JOIN library.series s ON s.id = e.series_id "
      "WHERE e.account_id = r.account_id AND e.media_type = r.media_type AND "
      "coalesce(m.tmdb_id, s.tmdb_id) = r.tmdb_id) ON CONFLICT DO NOTHING",
      store::in_list(columns_of(db, "removed_titles"))));
}

struct Held {
  std::int64_t movies = 0, series = 0, plays = 0, ratings = 0, watchlist = 0;
  Held() = default;
  Held(SQLite::Database& db, const std::string& schema)
      : movies{count(db, schema + ".library_entries WHERE media_type = 'movie'")},
        series{count(db, schema + ".library_entries WHERE media_type = 'series'")},
        plays{count(db, schema + ".plays")},
        ratings{count(db, schema + ".trakt_ratings")},
        watchlist{count(db, schema + ".trakt_watchlist")} {}
};

OwnCounts to_counts(const Held& brought, const Held& before, const Held& after, bool into_empty) {
  return {brought.movies,    after.movies - before.movies,       brought.series,  after.series - before.series,
          brought.plays,     after.plays - before.plays,         brought.ratings, after.ratings - before.ratings,
          brought.watchlist, after.watchlist - before.watchlist, into_empty};
}

}  // namespace

OwnCounts put_into_library(SQLite::Database& db, bool into_empty) {
  const Held before{db, "library"};
  if (into_empty) {
    copy_all(db);
  } else {
    merge_titles(db);
    merge_facts(db);
    merge_source_titles(db);
    merge_plays(db);
    merge_source_facts(db);
    merge_lists(db);
    merge_entries(db);
  }
  count_plays_anew(db, "library");
  return to_counts({db, "main"}, before, {db, "library"}, into_empty);
}

OwnCounts count_all_as_new(SQLite::Database& db) {
  count_plays_anew(db);
  const Held held{db, "main"};
  return to_counts(held, {}, held, true);
}

}  // namespace cinemarco::store
