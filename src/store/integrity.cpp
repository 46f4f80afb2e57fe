// SPDX-License-Identifier: MIT
#include "store/integrity.hpp"

#include "store/play_counter.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::array<std::string_view, 7> kMadeTables{"seasons",        "episodes",         "media_contributors",
                                                      "watch_sessions", "episode_progress", "movie_watch_sessions",
                                                      "run_items"};

bool is_made(std::string_view table) {
  return std::ranges::find(kMadeTables, table) != kMadeTables.end();
}

struct Orphan {
  std::string table;
  std::optional<std::int64_t> row;  // empty in a table without row numbers
};

std::vector<Orphan> all_orphans(Connection& db) {
  auto rows = db.use("SELECT DISTINCT \"table\", rowid FROM pragma_foreign_key_check");
  std::vector<Orphan> found;
  while (rows.next()) found.push_back({rows.text(0), rows.optional_integer(1)});
  return found;
}

}  // namespace

std::vector<std::string> integrity_problems(Connection& db) {
  auto rows = db.use("PRAGMA integrity_check(20)");
  std::vector<std::string> said;
  while (rows.next()) said.push_back(rows.text(0));
  if (said == std::vector<std::string>{"ok"}) said.clear();
  return said;
}

void make_indexes_anew(Transaction& tx) {
  tx.connection().use("REINDEX").run();
}

Orphans orphans(Connection& db) {
  Orphans found;
  for (const auto& orphan : all_orphans(db)) ++(is_made(orphan.table) && orphan.row ? found.made : found.kept);
  return found;
}

void remove_orphans(Transaction& tx) {
  auto& db = tx.connection();
  for (const auto& [table, row] : all_orphans(db)) {
    if (!is_made(table) || !row) continue;
    SQLite::Statement remove{db.raw(), "DELETE FROM " + table + " WHERE rowid = ?"};
    remove.bind(1, *row);
    remove.exec();
  }
}

std::int64_t misnumbered_rows(Connection& db, AccountId account) {
  auto row = db.use("SELECT count(*) FROM misnumbered_rows WHERE account_id = ?");
  row.bind(account);
  row.next();
  return row.integer(0);
}

std::set<TitleKey> number_rows(Transaction& tx, AccountId account) {
  auto& db = tx.connection();
  struct Row {
    std::string table, type;
    std::int64_t at = 0;
    std::optional<std::int64_t> is_now, should_be;
  };
  std::vector<Row> found;
  {
    auto rows = db.use(
        "SELECT table_name, media_type, at, title_tmdb_id, right_tmdb_id FROM misnumbered_rows WHERE account_id = ?");
    rows.bind(account);
    while (rows.next()) {
      found.push_back(
          {rows.text(0), rows.text(1), rows.integer(2), rows.optional_integer(3), rows.optional_integer(4)});
    }
  }
  std::set<TitleKey> titles;
  for (const auto& row : found) {
    if (row.table == "plays") {
      db.use("UPDATE plays SET title_tmdb_id = ? WHERE id = ?").bind(row.should_be, row.at).run();
    } else if (row.table == "trakt_ratings") {
      db.use(
            "UPDATE trakt_ratings SET title_tmdb_id = ?1 WHERE account_id = ?2 AND trakt_id = ?3 AND "
            "iif(media_type = 'movie', 'movie', 'series') = ?4 AND title_tmdb_id IS ?5")
          .bind(row.should_be, account, row.at, row.type, row.is_now)
          .run();
    } else {
      db.use("UPDATE trakt_watchlist SET title_tmdb_id = ? WHERE account_id = ? AND trakt_id = ? AND media_type = ?")
          .bind(row.should_be, account, row.at, row.type)
          .run();
    }
    const auto type = row.type == "movie" ? TitleType::movie : TitleType::series;
    for (const auto& number : {row.is_now, row.should_be}) {
      if (number) titles.insert({type, *number});
    }
  }
  return titles;
}

std::int64_t miscounted_months(Connection& db) {
  return db.raw()
      .execAndGet("WITH counted AS (" + plays_by_month_sql() + R"sql()
    SELECT count(*) FROM (
      SELECT account_id, media_type, month, plays FROM counted
      EXCEPT SELECT account_id, media_type, month, plays FROM play_counts WHERE plays <> 0
      UNION ALL SELECT * FROM (
        SELECT account_id, media_type, month, plays FROM play_counts WHERE plays <> 0
        EXCEPT SELECT account_id, media_type, month, plays FROM counted)))sql")
      .getInt64();
}

void count_plays_anew(Transaction& tx) {
  count_plays_anew(tx.connection().raw());
}

std::int64_t unsearchable_entries(Connection& db) {
  auto row = db.use("SELECT count(*) FROM library_entries WHERE id NOT IN (SELECT rowid FROM library_search)");
  row.next();
  return row.integer(0);
}

void make_searchable(Transaction& tx) {
  tx.connection()
      .use(R"sql(
    INSERT INTO library_search (rowid, words)
      SELECT e.id, coalesce(m.search_words, lower(m.title), s.search_words, lower(s.name)) FROM library_entries e
      LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
      WHERE e.id NOT IN (SELECT rowid FROM library_search))sql")
      .run();
}

std::int64_t rows_written(Connection& db) {
  auto row = db.use("SELECT total_changes()");
  row.next();
  return row.integer(0);
}

std::set<std::string> picture_names(Connection& db) {
  auto rows = db.use(R"sql(
    SELECT poster_path FROM movies UNION SELECT backdrop_path FROM movies UNION SELECT poster_path FROM series
    UNION SELECT backdrop_path FROM series UNION SELECT poster_path FROM seasons UNION SELECT still_path FROM episodes
    UNION SELECT profile_path FROM contributors)sql");
  std::set<std::string> names;
  while (rows.next()) {
    if (auto name = rows.optional_text(0)) names.insert(std::move(*name));
  }
  return names;
}

}  // namespace cinemarco::store
