// SPDX-License-Identifier: MIT
#include "store/removed_titles.hpp"

#include "store/entries.hpp"

namespace cinemarco::store {

namespace {

constexpr const char* kRows = R"sql(
  SELECT r.entry_id, r.media_type, r.tmdb_id, coalesce(m.title, s.name, ''), coalesce(m.poster_path, s.poster_path),
         coalesce(m.release_date, s.first_air_date), r.own_rating IS NOT NULL, r.notes IS NOT NULL, r.removed_at,
         (SELECT count(*) FROM plays p
          WHERE p.account_id = r.account_id AND p.title_tmdb_id = r.tmdb_id
            AND p.media_type = CASE r.media_type WHEN 'movie' THEN 'movie' ELSE 'episode' END
            AND p.removed_by = 'user' AND p.removed_at = r.removed_at),
         coalesce(m.original_title, s.original_name)
  FROM removed_titles r
  LEFT JOIN movies m ON r.media_type = 'movie' AND m.tmdb_id = r.tmdb_id
  LEFT JOIN series s ON r.media_type = 'series' AND s.tmdb_id = r.tmdb_id
  WHERE r.account_id = ?1 AND (?2 IS NULL OR r.entry_id = ?2)
  ORDER BY r.removed_at DESC, r.entry_id DESC)sql";

std::vector<RemovedTitle> read(Connection& db, AccountId account, const std::optional<EntryId>& entry) {
  auto rows = db.use(kRows);
  rows.bind(account, entry);
  std::vector<RemovedTitle> found;
  while (rows.next()) {
    RemovedTitle one;
    one.entry = EntryId{rows.integer(0)};
    one.title = {rows.text(1) == "movie" ? TitleType::movie : TitleType::series, rows.integer(2)};
    one.name = rows.text(3);
    one.poster_path = rows.optional_text(4);
    one.release_date = rows.date(5);
    one.was_rated = rows.integer(6) != 0;
    one.had_note = rows.integer(7) != 0;
    one.removed_at = rows.instant(8).value_or(Instant{});
    one.plays = rows.integer(9);
    one.original_name = rows.optional_text(10);
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

std::vector<RemovedTitle> removed_titles(Connection& db, AccountId account) {
  return read(db, account, std::nullopt);
}

std::optional<RemovedTitle> removed_title(Connection& db, AccountId account, EntryId entry) {
  auto found = read(db, account, entry);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<PlayId> plays_removed_with(Connection& db, AccountId account, EntryId entry) {
  auto rows = db.use(R"sql(
    SELECT p.id FROM removed_titles r JOIN plays p
      ON p.account_id = r.account_id AND p.title_tmdb_id = r.tmdb_id
      AND p.media_type = CASE r.media_type WHEN 'movie' THEN 'movie' ELSE 'episode' END
      AND p.removed_by = 'user' AND p.removed_at = r.removed_at
    WHERE r.account_id = ?1 AND r.entry_id = ?2 ORDER BY p.id)sql");
  rows.bind(account, entry);
  std::vector<PlayId> plays;
  while (rows.next()) plays.emplace_back(rows.integer(0));
  return plays;
}

void put_aside(Transaction& tx, AccountId account, EntryId entry, Instant now) {
  auto& db = tx.connection();
  db.use(R"sql(
    INSERT OR REPLACE INTO removed_titles
      (entry_id, account_id, media_type, tmdb_id, source, own_rating, notes, is_favorite, abandoned_at, added_at,
       listed_at, removed_at, hidden_from_up_next)
    SELECT e.id, e.account_id, e.media_type, coalesce(m.tmdb_id, s.tmdb_id), e.source, e.own_rating, e.notes,
           e.is_favorite, e.abandoned_at, e.added_at, e.watchlisted_at, ?3, e.hidden_from_up_next
    FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
    WHERE e.account_id = ?1 AND e.id = ?2)sql")
      .bind(account, entry, now)
      .run();
  db.use("DELETE FROM library_entries WHERE account_id = ? AND id = ?").bind(account, entry).run();
}

TakenBack take_back(Transaction& tx, AccountId account, EntryId entry) {
  auto& db = tx.connection();
  const auto removed = removed_title(db, account, entry);
  if (!removed) {
    throw Error{ErrorCode::not_found, "There is no removed title " + std::to_string(entry.value()) + "."};
  }
  const auto present = entry_of(db, account, removed->title);
  if (!present) {
    db.use(R"sql(
      INSERT INTO library_entries (id, account_id, media_type, movie_id, series_id, watch_status, source)
      SELECT r.entry_id, r.account_id, r.media_type,
             CASE r.media_type WHEN 'movie' THEN (SELECT id FROM movies WHERE tmdb_id = r.tmdb_id) END,
             CASE r.media_type WHEN 'series' THEN (SELECT id FROM series WHERE tmdb_id = r.tmdb_id) END,
             'not_started', r.source
      FROM removed_titles r WHERE r.account_id = ?1 AND r.entry_id = ?2)sql")
        .bind(account, entry)
        .run();
  }
  TakenBack back{present.value_or(entry), std::nullopt};
  db.use(R"sql(
    UPDATE library_entries AS e SET
      own_rating = coalesce(e.own_rating, r.own_rating), notes = coalesce(e.notes, r.notes),
      is_favorite = max(e.is_favorite, r.is_favorite), abandoned_at = coalesce(e.abandoned_at, r.abandoned_at),
      added_at = coalesce(r.added_at, e.added_at),
      hidden_from_up_next = max(e.hidden_from_up_next, r.hidden_from_up_next)
    FROM removed_titles r WHERE e.id = ?3 AND r.account_id = ?1 AND r.entry_id = ?2)sql")
      .bind(account, entry, back.entry)
      .run();
  auto listed = db.use("SELECT listed_at FROM removed_titles WHERE account_id = ? AND entry_id = ?");
  listed.bind(account, entry);
  if (listed.next()) back.listed_at = listed.instant(0);
  return back;
}

void forget_removed(Transaction& tx, AccountId account, EntryId entry) {
  tx.connection().use("DELETE FROM removed_titles WHERE account_id = ? AND entry_id = ?").bind(account, entry).run();
}

EntryId new_entry_id(Connection& db) {
  auto row = db.use(
      "SELECT max(ifnull((SELECT max(id) FROM library_entries), 0), ifnull((SELECT max(entry_id) FROM removed_titles), "
      "0)) + 1");
  row.next();
  return EntryId{row.integer(0)};
}

}  // namespace cinemarco::store
