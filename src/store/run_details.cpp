// SPDX-License-Identifier: MIT
// How far a run got, what it asked for, what it skipped and failed on.
#include "store/runs.hpp"

#include <array>

namespace cinemarco::store {

namespace {

constexpr std::array kSections{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};

}  // namespace

void save_source_version(Transaction& tx, RunId run, std::string_view version) {
  tx.connection().use("UPDATE runs SET source_version = ? WHERE id = ?").bind(version, run).run();
}

void save_position(Transaction& tx, RunId run, Section section, int next_page, Instant now) {
  tx.connection()
      .use(
          "INSERT INTO run_positions (run_id, section, next_page) VALUES (?, ?, ?) "
          "ON CONFLICT (run_id, section) DO UPDATE SET next_page = excluded.next_page")
      .bind(run, to_string(section), next_page)
      .run();
  tx.connection().use("UPDATE runs SET walked_at = ? WHERE id = ?").bind(now, run).run();
}

void clear_positions(Transaction& tx, RunId run) {
  tx.connection().use("DELETE FROM run_positions WHERE run_id = ?").bind(run).run();
}

WalkPosition load_positions(Connection& db, RunId run) {
  auto rows = db.use("SELECT section, next_page FROM run_positions WHERE run_id = ?");
  rows.bind(run);
  WalkPosition positions;
  while (rows.next()) {
    const auto name = rows.text(0);
    for (const auto section : kSections) {
      if (to_string(section) == name) positions[section] = static_cast<int>(rows.integer(1));
    }
  }
  return positions;
}

void add_requests(Transaction& tx, RunId run, const RequestCounts& more) {
  if (more.trakt == 0 && more.tmdb == 0 && more.images == 0) return;
  tx.connection()
      .use(
          "UPDATE runs SET trakt_requests = trakt_requests + ?, tmdb_requests = tmdb_requests + ?, "
          "image_requests = image_requests + ? WHERE id = ?")
      .bind(more.trakt, more.tmdb, more.images, run)
      .run();
}

RequestCounts request_counts(Connection& db, RunId run) {
  auto row = db.use("SELECT trakt_requests, tmdb_requests, image_requests FROM runs WHERE id = ?");
  row.bind(run);
  if (!row.next()) return {};
  return {row.integer(0), row.integer(1), row.integer(2)};
}

void put_item(Transaction& tx, RunId run, const RunItem& item) {
  tx.connection()
      .use(
          "INSERT INTO run_items (run_id, outcome, type, item, tmdb_id, title, reason) VALUES (?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (run_id, type, item) DO UPDATE SET outcome = excluded.outcome, tmdb_id = excluded.tmdb_id, "
          "title = excluded.title, reason = excluded.reason")
      .bind(run, item.outcome, item.type, item.item, item.tmdb_id, item.title, item.reason)
      .run();
}

void drop_item(Transaction& tx, RunId run, std::string_view type, std::string_view item) {
  tx.connection().use("DELETE FROM run_items WHERE run_id = ? AND type = ? AND item = ?").bind(run, type, item).run();
}

void drop_settled_items(Transaction& tx, AccountId account, RunId run) {
  auto& db = tx.connection();
  db.use(
        "DELETE FROM run_items WHERE run_id = ?1 AND outcome = 'failed' AND type IN ('movie', 'series') AND tmdb_id IS "
        "NOT NULL AND NOT EXISTS (SELECT 1 FROM plays p WHERE p.account_id = ?2 AND p.media_type = iif(type = 'movie', "
        "'movie', 'episode') AND p.title_tmdb_id = run_items.tmdb_id AND p.removed_at IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM trakt_watchlist w WHERE w.account_id = ?2 AND w.media_type = type AND "
        "w.title_tmdb_id = run_items.tmdb_id AND w.removed_at IS NULL)")
      .bind(run, account)
      .run();
  db.use(
        "DELETE FROM run_items WHERE run_id = ?1 AND outcome = 'skipped' AND EXISTS (SELECT 1 FROM trakt_titles t "
        "WHERE "
        "t.account_id = ?2 AND t.media_type = type AND item = 'trakt:' || t.trakt_id AND t.title_tmdb_id IS NOT NULL)")
      .bind(run, account)
      .run();
}

std::vector<RunItem> run_items(Connection& db, RunId run) {
  auto rows = db.use(
      "SELECT outcome, type, item, tmdb_id, title, reason FROM run_items WHERE run_id = ? ORDER BY type, title, item");
  rows.bind(run);
  std::vector<RunItem> items;
  while (rows.next()) {
    items.push_back({rows.text(0), rows.text(1), rows.text(2), rows.optional_integer(3),
                     rows.optional_text(4).value_or(""), rows.text(5)});
  }
  return items;
}

}  // namespace cinemarco::store
