// SPDX-License-Identifier: MIT
// What edits put into the outbox.
#include "store/mirror_facts.hpp"
#include "store/outbox.hpp"

namespace cinemarco::store {

namespace {

constexpr int kPointsPerStep = 2;  // docs/contract.md#rule-6: the upper of the two that mean a step

void put_title(Connection& db, AccountId account, PushKind kind, TitleKey title, const std::optional<int>& value,
               Instant now) {
  db.use(R"sql(
    INSERT INTO outbox (account_id, kind, media_type, tmdb_id, value, made_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (account_id, kind, media_type, tmdb_id) WHERE play_id IS NULL DO UPDATE SET
      value = excluded.value, made_at = excluded.made_at, state = 'waiting', sent_at = NULL, reason = NULL)sql")
      .bind(account, to_string(kind), to_string(title.type), title.tmdb_id, value, now)
      .run();
}

// Drops what waits of a title and says otherwise; what may have reached Trakt stays.
int drop_unsent(Connection& db, AccountId account, PushKind kind, TitleKey title, const std::optional<int>& wanted) {
  return db
      .use(
          "DELETE FROM outbox WHERE account_id = ? AND kind = ? AND media_type = ? AND tmdb_id = ? AND play_id IS NULL "
          "AND state IN ('waiting', 'rejected') AND value IS NOT ?")
      .bind(account, to_string(kind), to_string(title.type), title.tmdb_id, wanted)
      .run();
}

bool is_under_way(Connection& db, AccountId account, PushKind kind, TitleKey title) {
  auto row = db.use(
      "SELECT 1 FROM outbox WHERE account_id = ? AND kind = ? AND media_type = ? AND tmdb_id = ? AND play_id IS NULL "
      "AND state = 'unconfirmed'");
  row.bind(account, to_string(kind), to_string(title.type), title.tmdb_id);
  return row.next();
}

}  // namespace

void push_play(Transaction& tx, AccountId account, PlayId play, Instant now) {
  tx.connection()
      .use(
          "INSERT INTO outbox (account_id, kind, play_id, made_at) SELECT account_id, 'add_play', id, ? FROM plays "
          "WHERE account_id = ? AND id = ? AND trakt_history_id IS NULL ON CONFLICT (play_id, kind) WHERE play_id IS "
          "NOT NULL DO NOTHING")
      .bind(now, account, play)
      .run();
}

void push_removal(Transaction& tx, AccountId account, PlayId play, Instant now) {
  auto& db = tx.connection();
  db.use("DELETE FROM outbox WHERE play_id = ? AND kind = 'add_play' AND state IN ('waiting', 'rejected')")
      .bind(play)
      .run();
  // One whose answer is still out is removed once Trakt has shown its number.
  db.use(
        "INSERT INTO outbox (account_id, kind, play_id, made_at) SELECT account_id, 'remove_play', id, ? FROM plays "
        "WHERE account_id = ? AND id = ? AND trakt_history_id IS NOT NULL AND gone_at IS NULL "
        "ON CONFLICT (play_id, kind) WHERE play_id IS NOT NULL DO NOTHING")
      .bind(now, account, play)
      .run();
}

bool call_off_removal(Transaction& tx, PlayId play) {
  auto& db = tx.connection();
  db.use("DELETE FROM outbox WHERE play_id = ? AND kind = 'remove_play' AND state IN ('waiting', 'rejected')")
      .bind(play)
      .run();
  auto sent = db.use(
      "SELECT 1 FROM outbox WHERE play_id = ?1 AND kind = 'remove_play' "
      "UNION ALL SELECT 1 FROM plays WHERE id = ?1 AND trakt_history_id IS NOT NULL AND gone_at IS NOT NULL");
  sent.bind(play);
  return !sent.next();
}

void push_rating(Transaction& tx, AccountId account, TitleKey title, Instant now) {
  auto& db = tx.connection();
  std::optional<int> own;
  std::optional<std::int64_t> here, there;
  {
    auto row = db.use(R"sql(
      SELECT e.own_rating, e.pushed_rating,
             (SELECT rating FROM trakt_ratings t WHERE t.account_id = ?1 AND t.media_type = ?2 AND t.title_tmdb_id = ?3
              ORDER BY rated_at DESC, trakt_id LIMIT 1)
      FROM library_entries e
      WHERE e.account_id = ?1 AND (e.movie_id = (SELECT id FROM movies WHERE tmdb_id = ?3 AND ?2 = 'movie')
                                OR e.series_id = (SELECT id FROM series WHERE tmdb_id = ?3 AND ?2 = 'series')))sql");
    row.bind(account, to_string(title.type), title.tmdb_id);
    if (!row.next()) return;
    if (const auto rating = row.optional_integer(0)) own = static_cast<int>(*rating);
    here = row.optional_integer(1);
    there = row.optional_integer(2);
  }
  const auto wanted = own ? std::optional{kPointsPerStep * *own} : std::nullopt;
  drop_unsent(db, account, PushKind::rating, title, wanted);
  const bool already_at_trakt =
      own ? there && (*there + 1) / kPointsPerStep == *own : !here || (there && *there != *here);
  if (!already_at_trakt || is_under_way(db, account, PushKind::rating, title)) {
    put_title(db, account, PushKind::rating, title, wanted, now);
  }
}

void push_listing(Transaction& tx, AccountId account, TitleKey title, bool listed, Instant now) {
  auto& db = tx.connection();
  const std::optional wanted{listed ? 1 : 0};
  if (drop_unsent(db, account, PushKind::watchlist, title, wanted) > 0) return;
  put_title(db, account, PushKind::watchlist, title, wanted, now);
}

void forget_rating(Transaction& tx, AccountId account, TitleKey title) {
  drop_unsent(tx.connection(), account, PushKind::rating, title, -1);
}

bool was_sent(Connection& db, PlayId play) {
  auto row = db.use(
      "SELECT 1 FROM plays WHERE id = ?1 AND trakt_history_id IS NOT NULL "
      "UNION ALL SELECT 1 FROM outbox WHERE play_id = ?1 AND state IN ('unconfirmed', 'sent')");
  row.bind(play);
  return row.next();
}

}  // namespace cinemarco::store
