// SPDX-License-Identifier: MIT
#include "store/outbox.hpp"

#include "store/mirror_facts.hpp"

namespace cinemarco::store {

namespace {

PushKind to_kind(const std::string& text) {
  for (const auto kind : {PushKind::add_play, PushKind::remove_play, PushKind::rating, PushKind::watchlist}) {
    if (to_string(kind) == text) return kind;
  }
  throw Error{ErrorCode::internal, "The database holds an outgoing change of the unknown kind \"" + text + "\"."};
}

PushState to_state(const std::string& text) {
  for (const auto state : {PushState::waiting, PushState::unconfirmed, PushState::sent, PushState::rejected}) {
    if (to_string(state) == text) return state;
  }
  throw Error{ErrorCode::internal, "The database holds an outgoing change in the unknown state \"" + text + "\"."};
}

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

// Columns as `outbox` selects them.
Outgoing read(Use& row) {
  Outgoing item;
  item.id = row.integer(0);
  item.kind = to_kind(row.text(1));
  item.state = to_state(row.text(2));
  item.title.type = row.text(3) == "movie" ? TitleType::movie : TitleType::series;
  item.title.ids.tmdb = row.optional_integer(4);
  if (const auto trakt = row.optional_integer(5)) item.title.ids.trakt = TraktId{*trakt};
  item.title.ids.imdb = row.optional_text(6);
  item.title.title = row.optional_text(7).value_or("");
  if (const auto play = row.optional_integer(8)) item.play = PlayId{*play};
  if (const auto history = row.optional_integer(9)) item.history_id = HistoryId{*history};
  if (item.play && item.title.type == TitleType::series) {
    item.episode =
        EpisodeNumber{small(row.optional_integer(10)).value_or(0), small(row.optional_integer(11)).value_or(0)};
  }
  item.watched_at = row.instant(12);
  item.value = small(row.optional_integer(13));
  item.made_at = row.instant(14).value_or(Instant{});
  item.sent_at = row.instant(15);
  item.reason = row.optional_text(16);
  return item;
}

void set_state(Transaction& tx, std::int64_t id, PushState state, const std::optional<std::string>& reason) {
  tx.connection().use("UPDATE outbox SET state = ?, reason = ? WHERE id = ?").bind(to_string(state), reason, id).run();
}

void drop(Transaction& tx, std::int64_t id) {
  tx.connection().use("DELETE FROM outbox WHERE id = ?").bind(id).run();
}

}  // namespace

std::vector<Outgoing> outbox(Connection& db, AccountId account, const OutboxFilter& filter) {
  auto rows = db.use(R"sql(
    WITH waiting AS (
      SELECT o.id, o.kind, o.state, o.play_id, o.value, o.made_at, o.sent_at, o.reason,
             CASE WHEN p.id IS NULL THEN o.media_type WHEN p.media_type = 'movie' THEN 'movie' ELSE 'series' END AS type,
             CASE WHEN p.id IS NULL THEN o.tmdb_id ELSE p.title_tmdb_id END AS tmdb_id,
             p.trakt_id, p.title, p.trakt_history_id, p.season_number, p.episode_number, p.told_at
      FROM outbox o LEFT JOIN plays p ON p.id = o.play_id
      WHERE o.account_id = ?1 AND o.id > ?2 AND (?3 IS NULL OR o.kind = ?3) AND (?4 IS NULL OR o.state = ?4)
      ORDER BY o.id LIMIT ?5)
    SELECT w.id, w.kind, w.state, w.type, w.tmdb_id,
           coalesce(w.trakt_id,
             (SELECT trakt_id FROM plays p WHERE p.account_id = ?1 AND p.title_tmdb_id = w.tmdb_id AND p.media_type =
                CASE w.type WHEN 'movie' THEN 'movie' ELSE 'episode' END AND p.trakt_id IS NOT NULL ORDER BY id DESC LIMIT 1),
             (SELECT trakt_id FROM trakt_watchlist l WHERE l.account_id = ?1 AND l.title_tmdb_id = w.tmdb_id
                AND l.media_type = w.type AND l.trakt_id > 0),
             (SELECT title_trakt_id FROM trakt_ratings t WHERE t.account_id = ?1 AND t.title_tmdb_id = w.tmdb_id
                AND t.media_type = w.type AND t.title_trakt_id IS NOT NULL)),
           CASE w.type WHEN 'movie' THEN (SELECT imdb_id FROM movies WHERE tmdb_id = w.tmdb_id) END,
           coalesce(CASE w.type WHEN 'movie' THEN (SELECT title FROM movies WHERE tmdb_id = w.tmdb_id)
                    ELSE (SELECT name FROM series WHERE tmdb_id = w.tmdb_id) END, w.title),
           w.play_id, w.trakt_history_id, w.season_number, w.episode_number, w.told_at, w.value, w.made_at,
           w.sent_at, w.reason
    FROM waiting w ORDER BY w.id)sql");
  rows.bind(account, filter.after, filter.kind ? std::optional{to_string(*filter.kind)} : std::nullopt,
            filter.state ? std::optional{to_string(*filter.state)} : std::nullopt, filter.limit);
  std::vector<Outgoing> items;
  while (rows.next()) items.push_back(read(rows));
  return items;
}

std::int64_t count_outbox(Connection& db, AccountId account, PushState state) {
  auto row = db.use("SELECT count(*) FROM outbox WHERE account_id = ? AND state = ?");
  row.bind(account, to_string(state));
  row.next();
  return row.integer(0);
}

std::int64_t count_outbox(Connection& db, AccountId account, PushKind kind, PushState state) {
  auto row = db.use("SELECT count(*) FROM outbox WHERE account_id = ? AND kind = ? AND state = ?");
  row.bind(account, to_string(kind), to_string(state));
  row.next();
  return row.integer(0);
}

bool is_unconfirmed(Connection& db, const Outgoing& item) {
  auto row = db.use("SELECT 1 FROM outbox WHERE id = ? AND kind = ? AND state = 'unconfirmed'");
  row.bind(item.id, to_string(item.kind));
  return row.next();
}

bool is_played_at_trakt(Connection& db, AccountId account, const Outgoing& play) {
  auto row = db.use(
      "SELECT 1 FROM plays WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND season_number IS ? AND "
      "episode_number IS ? AND trakt_history_id IS NOT NULL AND gone_at IS NULL");
  row.bind(account, play_type(play.title.type), play.title.ids.tmdb,
           play.episode ? std::optional{play.episode->season} : std::nullopt,
           play.episode ? std::optional{play.episode->episode} : std::nullopt);
  return row.next();
}

void mark_unconfirmed(Transaction& tx, std::span<const Outgoing> items, Instant now) {
  for (const auto& item : items) {
    tx.connection()
        .use("UPDATE outbox SET state = 'unconfirmed', sent_at = ?, reason = NULL WHERE id = ?")
        .bind(now, item.id)
        .run();
  }
}

void mark_unconfirmed(Transaction& tx, const Outgoing& item, const std::string& reason) {
  set_state(tx, item.id, PushState::unconfirmed, reason);
}

void mark_sent(Transaction& tx, const Outgoing& item) {
  set_state(tx, item.id, PushState::sent, std::nullopt);
}

void mark_waiting(Transaction& tx, const Outgoing& item) {
  // PushResult away meanwhile: then there is nothing to send any more.
  const bool taken_away = tx.connection()
                              .use(
                                  "DELETE FROM outbox WHERE id = ? AND kind = 'add_play' AND EXISTS "
                                  "(SELECT 1 FROM plays WHERE id = outbox.play_id AND removed_at IS NOT NULL)")
                              .bind(item.id)
                              .run() > 0;
  if (taken_away) return;
  tx.connection()
      .use("UPDATE outbox SET state = 'waiting', sent_at = NULL, reason = NULL WHERE id = ?")
      .bind(item.id)
      .run();
}

void mark_rejected(Transaction& tx, const Outgoing& item, const std::string& reason) {
  set_state(tx, item.id, PushState::rejected, reason);
}

void mark_done(Transaction& tx, const Outgoing& item, Instant now) {
  auto& db = tx.connection();
  // Changed again while the request was out: then what stands now is still to be sent.
  auto still = db.use("SELECT 1 FROM outbox WHERE id = ? AND state <> 'waiting' AND value IS ?");
  still.bind(item.id, item.value);
  const bool is_unchanged = still.next();
  const auto type = to_string(item.title.type);
  switch (item.kind) {
    case PushKind::add_play:
      break;
    case PushKind::remove_play:
      db.use("UPDATE plays SET gone_at = ? WHERE id = ?").bind(now, item.play).run();
      break;
    case PushKind::rating:
      db.use(
            "UPDATE library_entries SET pushed_rating = ?1 WHERE account_id = (SELECT account_id FROM outbox WHERE id "
            "= "
            "?4) AND (movie_id = (SELECT id FROM movies WHERE tmdb_id = ?2 AND ?3 = 'movie') OR series_id = (SELECT id "
            "FROM series WHERE tmdb_id = ?2 AND ?3 = 'series'))")
          .bind(item.value, item.title.ids.tmdb, type, item.id)
          .run();
      break;
    case PushKind::watchlist:
      // From now on Trakt's word counts: if the list does not show it, it was taken off there.
      db.use(
            "UPDATE trakt_watchlist SET arrived_by = 'trakt' WHERE account_id = (SELECT account_id FROM outbox WHERE "
            "id "
            "= ?) AND media_type = ? AND title_tmdb_id = ?")
          .bind(item.id, type, item.title.ids.tmdb)
          .run();
      break;
  }
  if (is_unchanged) drop(tx, item.id);
}

std::set<TitleKey> sent_and_gone(Transaction& tx, AccountId account, Section section, RunId by, Instant before,
                                 Instant now) {
  if (section != Section::movie_plays && section != Section::episode_plays) return {};
  auto& db = tx.connection();
  std::set<TitleKey> titles;
  const auto type = section == Section::movie_plays ? TitleType::movie : TitleType::series;
  {
    auto rows = db.use(R"sql(
      UPDATE plays SET gone_at = ?1, removed_by = ifnull(removed_by, 'trakt'), removed_at = ifnull(removed_at, ?1),
        last_run_id = CASE removed_by WHEN 'user' THEN last_run_id ELSE ?5 END
      WHERE id IN (SELECT play_id FROM outbox WHERE account_id = ?2 AND kind = 'add_play' AND state = 'sent'
                   AND sent_at < ?3) AND media_type = ?4
      RETURNING title_tmdb_id)sql");
    rows.bind(now, account, before, play_type(type), by);
    while (rows.next()) titles.insert({type, rows.integer(0)});
  }
  db.use(
        "DELETE FROM outbox WHERE account_id = ? AND state = 'sent' AND play_id IN (SELECT id FROM plays WHERE gone_at "
        "IS NOT NULL)")
      .bind(account)
      .run();
  return titles;
}

void note_pushed(Transaction& tx, RunId run, std::string_view pushed) {
  tx.connection().use("UPDATE runs SET pushed = ? WHERE id = ?").bind(pushed, run).run();
}

std::optional<std::string> pushed_by(Connection& db, RunId run) {
  auto row = db.use("SELECT pushed FROM runs WHERE id = ?");
  row.bind(run);
  return row.next() ? row.optional_text(0) : std::nullopt;
}

std::int64_t retry_rejected(Transaction& tx, AccountId account) {
  return tx.connection()
      .use(
          "UPDATE outbox SET state = 'waiting', sent_at = NULL, reason = NULL WHERE account_id = ? AND state = "
          "'rejected'")
      .bind(account)
      .run();
}

bool drop_outgoing(Transaction& tx, AccountId account, std::int64_t id) {
  return tx.connection()
             .use("DELETE FROM outbox WHERE account_id = ? AND id = ? AND state IN ('waiting', 'rejected')")
             .bind(account, id)
             .run() > 0;
}

}  // namespace cinemarco::store
