// SPDX-License-Identifier: MIT
#include "store/keyed_plays.hpp"

#include "domain/row_keys.hpp"
#include "store/mirror_facts.hpp"
#include "store/play_columns.hpp"
#include "store/trakt_titles.hpp"

namespace cinemarco::store {

namespace {

std::optional<PlayId> first(Use& found) {
  return found.next() ? std::optional{PlayId{found.integer(0)}} : std::nullopt;
}

// "2024-01-15T20:30:00" and what sorts behind everything of that second.
struct Second {
  std::optional<std::string> from, to;
};

Second second_of(const Play& play) {
  constexpr std::size_t kToTheSecond = 19;
  if (!play.watched_at) return {};
  auto text = format_instant(*play.watched_at).substr(0, kToTheSecond);
  return {text, text + "~"};
}

std::optional<PlayId> by_key(Connection& db, AccountId account, const Play& row) {
  for (const auto& key : row_keys(row)) {
    auto found = db.use("SELECT id FROM plays WHERE account_id = ? AND source = 'trakt' AND source_key = ?");
    found.bind(account, key);
    if (auto play = first(found)) return play;
  }
  return std::nullopt;
}

// By TMDB's number, what the user removed included. A play made here without any date is nobody else's, but the row
// that we wrote of it. The n-th of equal ones is there if there are so many, those that have keys of their own aside.
std::optional<PlayId> by_number(Connection& db, AccountId account, const Play& row) {
  auto found = db.use(R"sql(
    SELECT id FROM plays
    WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id IS ?3 AND (?3 IS NOT NULL OR trakt_id = ?4)
      AND season_number IS ?5 AND episode_number IS ?6 AND source IN ('trakt', 'cinemarco') AND watched_day IS ?9
      AND ((?7 IS NULL AND watched_at IS NULL AND (?9 IS NOT NULL OR source = 'trakt' OR ?10 > 0))
           OR (watched_at >= ?7 AND watched_at < ?8))
      AND (?10 < 2 OR rtrim(ifnull(source_key, ''), '0123456789') NOT LIKE '%#')
    ORDER BY id LIMIT 1 OFFSET max(?10 - 1, 0))sql");
  const auto [from, to] = second_of(row);
  found.bind(account, play_type(row.title.type), store::number_of(db, account, row.title), row.title.ids.trakt,
             season_of(row.episode), number_of(row.episode), from, to, row.watched_day, row.nth);
  return first(found);
}

// By Trakt's number, where TMDB's is another one, or the row has none.
std::optional<PlayId> by_trakt_id(Connection& db, AccountId account, const Play& row) {
  if (!row.title.ids.trakt) return std::nullopt;
  const auto [from, to] = second_of(row);
  auto found = from ? db.use(
                          "SELECT id FROM plays WHERE account_id = ?1 AND removed_at IS NULL AND ordered_at >= ?2 AND "
                          "ordered_at < ?3 AND media_type = ?4 AND trakt_id = ?5 AND season_number IS ?6 AND "
                          "episode_number IS ?7 AND watched_day IS NULL ORDER BY id LIMIT 1")
                    : db.use(
                          "SELECT id FROM plays WHERE account_id = ?1 AND removed_at IS NULL AND ordered_at IS ?2 AND "
                          "ordered_at IS ?3 AND media_type = ?4 AND trakt_id = ?5 AND season_number IS ?6 AND "
                          "episode_number IS ?7 AND source = 'trakt' ORDER BY id LIMIT 1");
  found.bind(account, from, to, play_type(row.title.type), row.title.ids.trakt, season_of(row.episode),
             number_of(row.episode));
  return first(found);
}

}  // namespace

bool has_plays_without_id(Connection& db, AccountId account) {
  auto row = db.use(
      "SELECT EXISTS (SELECT 1 FROM plays WHERE account_id = ? AND source_key IS NOT NULL AND trakt_history_id IS "
      "NULL)");
  row.bind(account);
  row.next();
  return row.integer(0) != 0;
}

std::optional<PlayId> play_of_keyed_row(Connection& db, AccountId account, const Play& row) {
  if (auto play = by_key(db, account, row)) return play;
  if (auto play = by_number(db, account, row)) return play;
  // A day alone is in the key, and so is which of several it is.
  return row.watched_day || row.nth > 1 ? std::nullopt : by_trakt_id(db, account, row);
}

std::optional<PlayId> keyed_play_of_row(Connection& db, AccountId account, const Play& row) {
  auto found = db.use(R"sql(
    SELECT id FROM plays
    WHERE account_id = ?1 AND media_type = ?2 AND season_number IS ?3 AND episode_number IS ?4
      AND source_key IS NOT NULL AND trakt_history_id IS NULL AND source = 'trakt' AND watched_day IS NULL
      AND rtrim(source_key, '0123456789') NOT LIKE '%#'  -- it is another one of several
      AND ((?5 IS NULL AND watched_at IS NULL) OR (watched_at >= ?5 AND watched_at < ?6))
      AND (trakt_id = ?7 OR tmdb_id = ?8 OR title_tmdb_id = ?9)
      AND NOT EXISTS (SELECT 1 FROM plays k WHERE k.trakt_history_id = ?10)
    ORDER BY id LIMIT 1)sql");
  const auto [from, to] = second_of(row);
  found.bind(account, play_type(row.title.type), season_of(row.episode), number_of(row.episode), from, to,
             row.title.ids.trakt, row.title.ids.tmdb, store::number_of(db, account, row.title), row.history_id);
  return first(found);
}

KeyedPlays::KeyedPlays(Transaction& tx, AccountId account, RunId run, MetPlays& met)
    : db_{tx.connection()},
      account_{account},
      run_{run},
      met_{met},
      has_without_id_{has_plays_without_id(db_, account)} {}

bool KeyedPlays::meet(const Play& play) {
  if (!play.history_id) return is_there(play);
  if (has_without_id_) take_id(play);
  return false;
}

void KeyedPlays::take_id(const Play& play) {
  const auto keyed = keyed_play_of_row(db_, account_, play);
  if (!keyed) return;
  db_.use("UPDATE plays SET trakt_history_id = ? WHERE id = ?").bind(play.history_id, *keyed).run();
  // What was taken away here meanwhile is to be taken away there.
  db_.use(
         "INSERT INTO outbox (account_id, kind, play_id, made_at) SELECT account_id, 'remove_play', id, removed_at "
         "FROM plays WHERE id = ? AND removed_by = 'user' ON CONFLICT (play_id, kind) WHERE play_id IS NOT NULL DO "
         "NOTHING")
      .bind(*keyed)
      .run();
}

bool KeyedPlays::is_there(const Play& play) {
  const auto there = play_of_keyed_row(db_, account_, play);
  if (!there) {
    has_without_id_ = true;  // it is stored next
    return false;
  }
  // Written only where it is told otherwise.
  {
    auto known = db_.use(
        "SELECT 1 FROM plays WHERE id = ?1 AND last_run_id < ?2 AND (source <> 'trakt' OR (arrived_by = 'import' AND "
        "source_key IS NOT NULL))");
    known.bind(*there, run_);
    if (known.next()) {
      met_.add(*there);
      return true;
    }
  }
  db_.use(
         "UPDATE plays SET last_run_id = ?1, arrived_by = CASE source WHEN 'trakt' THEN 'import' ELSE arrived_by END, "
         "source_key = CASE source WHEN 'trakt' THEN ifnull(source_key, ?2) ELSE source_key END WHERE id = ?3")
      .bind(run_, play.source_key, *there)
      .run();
  return true;
}

}  // namespace cinemarco::store
