// SPDX-License-Identifier: MIT
#include "store/title_moves.hpp"

#include "store/entries.hpp"
#include "store/mirror_facts.hpp"
#include "store/trakt_titles.hpp"

namespace cinemarco::store {

namespace {

bool is_still_trakts(Connection& db, AccountId account, TitleKey title) {
  auto left = db.use(
      "SELECT 1 FROM plays WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?4 AND NOT (arrived_by IN "
      "('local', 'live') AND trakt_history_id IS NULL) "
      "UNION ALL SELECT 1 FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?3 AND title_tmdb_id = ?4 AND "
      "arrived_by = 'trakt' LIMIT 1");
  left.bind(account, play_type(title.type), to_string(title.type), title.tmdb_id);
  return left.next();
}

void take_own_rows_along(Connection& db, AccountId account, TitleKey from, TitleKey to) {
  const auto type = to_string(to.type);
  db.use(
        "UPDATE plays SET tmdb_id = ?1, title_tmdb_id = ?1 WHERE account_id = ?2 AND media_type = ?3 AND "
        "title_tmdb_id = ?4 AND trakt_history_id IS NULL AND arrived_by IN ('local', 'live')")
      .bind(to.tmdb_id, account, play_type(to.type), from.tmdb_id)
      .run();
  // Listed under both numbers, or told to Trakt of both: what was said of the present one stands.
  db.use(
        "UPDATE OR IGNORE trakt_watchlist SET trakt_id = -?1, tmdb_id = ?1, title_tmdb_id = ?1 WHERE account_id = ?2 "
        "AND media_type = ?3 AND title_tmdb_id = ?4 AND arrived_by = 'local' AND NOT EXISTS (SELECT 1 FROM "
        "trakt_watchlist o WHERE o.account_id = ?2 AND o.media_type = ?3 AND o.title_tmdb_id = ?1)")
      .bind(to.tmdb_id, account, type, from.tmdb_id)
      .run();
  db.use(
        "DELETE FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND arrived_by = "
        "'local'")
      .bind(account, type, from.tmdb_id)
      .run();
  db.use(
        "UPDATE OR IGNORE outbox SET tmdb_id = ?1 WHERE account_id = ?2 AND media_type = ?3 AND tmdb_id = ?4 AND "
        "play_id IS NULL")
      .bind(to.tmdb_id, account, type, from.tmdb_id)
      .run();
  db.use(
        "DELETE FROM outbox WHERE account_id = ? AND media_type = ? AND tmdb_id = ? AND play_id IS NULL AND state = "
        "'waiting'")
      .bind(account, type, from.tmdb_id)
      .run();
}

void forget_move(Connection& db, AccountId account, TitleKey from) {
  db.use("DELETE FROM title_moves WHERE account_id = ? AND media_type = ? AND from_tmdb_id = ?")
      .bind(account, to_string(from.type), from.tmdb_id)
      .run();
}

// Most libraries have nothing to carry, and then no play needs to be looked up.
bool is_anything_made_here(Connection& db, AccountId account) {
  auto row = db.use(
      "SELECT 1 FROM library_entries WHERE account_id = ?1 AND (own_rating IS NOT NULL OR notes IS NOT NULL OR "
      "is_favorite = 1 OR abandoned_at IS NOT NULL OR added_at IS NOT NULL) UNION ALL SELECT 1 FROM plays WHERE "
      "account_id = ?1 AND trakt_history_id IS NULL AND arrived_by IN ('local', 'live') LIMIT 1");
  row.bind(account);
  return row.next();
}

void save_move(Connection& db, AccountId account, TitleKey from, TitleKey to) {
  // What was on its way to the first goes on to the other; back again, it has arrived.
  db.use("UPDATE title_moves SET to_tmdb_id = ? WHERE account_id = ? AND media_type = ? AND to_tmdb_id = ?")
      .bind(to.tmdb_id, account, to_string(to.type), from.tmdb_id)
      .run();
  forget_move(db, account, to);
  db.use(
        "INSERT INTO title_moves (account_id, media_type, from_tmdb_id, to_tmdb_id) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (account_id, media_type, from_tmdb_id) DO UPDATE SET to_tmdb_id = excluded.to_tmdb_id")
      .bind(account, to_string(to.type), from.tmdb_id, to.tmdb_id)
      .run();
}

}  // namespace

void follow_number(Transaction& tx, AccountId account, TitleKey from, TitleKey to) {
  auto& db = tx.connection();
  if (is_still_trakts(db, account, from)) return;
  take_own_rows_along(db, account, from, to);
  save_move(db, account, from, to);
}

void note_merged(Transaction& tx, AccountId account, std::span<const Play> plays) {
  auto& db = tx.connection();
  if (!is_anything_made_here(db, account)) return;
  for (const auto& play : plays) {
    const auto number = number_of(db, account, play.title);
    if (!number || !play.title.ids.trakt) continue;
    std::optional<std::int64_t> former;
    {
      auto row = db.use(
          "SELECT title_tmdb_id FROM plays WHERE trakt_history_id = ? AND account_id = ? AND trakt_id IS NOT ? AND "
          "title_tmdb_id IS NOT ?");
      row.bind(play.history_id, account, play.title.ids.trakt, number);
      if (row.next()) former = row.optional_integer(0);
    }
    if (former) save_move(db, account, {play.title.type, *former}, {play.title.type, *number});
  }
}

std::vector<TitleMove> title_moves(Connection& db, AccountId account) {
  auto rows = db.use("SELECT media_type, from_tmdb_id, to_tmdb_id FROM title_moves WHERE account_id = ?");
  rows.bind(account);
  std::vector<TitleMove> moves;
  while (rows.next()) {
    const auto type = rows.text(0) == "movie" ? TitleType::movie : TitleType::series;
    moves.push_back({{type, rows.integer(1)}, {type, rows.integer(2)}});
  }
  return moves;
}

bool carry_words(Transaction& tx, AccountId account, const TitleMove& move) {
  auto& db = tx.connection();
  const auto old_entry = entry_of(db, account, move.from);
  const auto new_entry = entry_of(db, account, move.to);
  if (!new_entry) return false;
  forget_move(db, account, move.from);
  // Meanwhile another title may have come to go by the first number: its words are that one's now.
  if (!old_entry || is_still_trakts(db, account, move.from)) return false;
  take_own_rows_along(db, account, move.from, move.to);
  // It is no new title: the run that brought it is the one that brought it under its first number.
  db.use(R"sql(
    UPDATE library_entries SET
      own_rating = coalesce(library_entries.own_rating, o.own_rating),
      pushed_rating = coalesce(library_entries.pushed_rating, o.pushed_rating),
      notes = coalesce(library_entries.notes, o.notes),
      is_favorite = max(library_entries.is_favorite, o.is_favorite),
      hidden_from_up_next = max(library_entries.hidden_from_up_next, o.hidden_from_up_next),
      abandoned_at = coalesce(library_entries.abandoned_at, o.abandoned_at),
      added_at = coalesce(library_entries.added_at, o.added_at),
      first_run_id = CASE WHEN library_entries.first_run_id > ifnull(o.first_run_id, 0) THEN o.first_run_id
                          ELSE library_entries.first_run_id END
    FROM library_entries o WHERE library_entries.id = ? AND o.id = ?)sql")
      .bind(*new_entry, *old_entry)
      .run();
  db.use(
        "UPDATE library_entries SET own_rating = NULL, pushed_rating = NULL, notes = NULL, is_favorite = 0, "
        "hidden_from_up_next = 0, abandoned_at = NULL, added_at = NULL WHERE id = ?")
      .bind(*old_entry)
      .run();
  return true;
}

void end_empty_move(Transaction& tx, AccountId account, const TitleMove& move) {
  auto& db = tx.connection();
  const auto entry = entry_of(db, account, move.from);
  if (entry) {
    auto words = db.use(
        "SELECT 1 FROM library_entries WHERE id = ? AND (own_rating IS NOT NULL OR notes IS NOT NULL OR is_favorite = "
        "1 "
        "OR abandoned_at IS NOT NULL OR added_at IS NOT NULL)");
    words.bind(*entry);
    if (words.next()) return;
  }
  forget_move(db, account, move.from);
}

bool is_moving(Connection& db, AccountId account, TitleKey from) {
  auto row = db.use("SELECT 1 FROM title_moves WHERE account_id = ? AND media_type = ? AND from_tmdb_id = ?");
  row.bind(account, to_string(from.type), from.tmdb_id);
  return row.next();
}

}  // namespace cinemarco::store
