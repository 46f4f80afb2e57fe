// SPDX-License-Identifier: MIT
// Plays in and out of the mirror.
#include "domain/time_zone.hpp"
#include "store/accounts.hpp"
#include "store/keyed_plays.hpp"
#include "store/local_play_links.hpp"
#include "store/met_plays.hpp"
#include "store/mirror.hpp"
#include "store/mirror_facts.hpp"
#include "store/or_null.hpp"
#include "store/play_columns.hpp"
#include "store/trakt_titles.hpp"
#include "store/viewings.hpp"

namespace cinemarco::store {

namespace {

constexpr int kUnknown = 10;

// By what lists order it (column ordered_at).
std::optional<Instant> order_of(Connection& db, AccountId account, const Play& play) {
  if (!play.watched_day) return play.watched_at;
  const auto zone = TimeZone::find(time_zone_of(db, account));
  return zone ? std::optional{zone->last_instant_of(*play.watched_day)} : std::nullopt;
}

// What is stored of a play that stands just as it is told.
struct Known {
  PlayId id;
  std::int64_t last_run = 0;
};

std::optional<Known> as_known(Connection& db, AccountId account, const Play& play, ArrivedBy by,
                              const std::optional<std::int64_t>& number) {
  const auto& title = play.title;
  if (!play.history_id || play.watched_day || !play.source_key.empty()) return std::nullopt;
  auto row = db.use(R"sql(
      SELECT id, ifnull(last_run_id, 0) FROM plays WHERE trakt_history_id = ?1 AND account_id = ?2 AND media_type = ?3
        AND tmdb_id IS ?4 AND trakt_id IS ?5 AND tvdb_id IS ?6 AND imdb_id IS ?7 AND title IS ?8 AND year IS ?9
        AND season_number IS ?10 AND episode_number IS ?11 AND episode_trakt_id IS ?12 AND watched_at IS ?13
        AND action IS ?14 AND (arrived_by = ?15 OR ?15 <> 'import') AND title_tmdb_id IS ?16 AND watched_day IS NULL
        AND source_key IS NULL AND removed_at IS NULL AND removed_by IS NULL AND gone_at IS NULL
        AND (?17 IS NULL OR episode_title = ?17))sql");
  row.bind(play.history_id, account, play_type(title.type), title.ids.tmdb, title.ids.trakt, title.ids.tvdb,
           title.ids.imdb, or_null(title.title), title.year, season_of(play.episode), number_of(play.episode),
           play.episode_trakt_id, play.watched_at, or_null(play.action), to_string(by), number,
           or_null(play.episode_title));
  if (!row.next()) return std::nullopt;
  return Known{PlayId{row.integer(0)}, row.integer(1)};
}

// A run that goes on may be older than the one that wrote the row.
void note_as_known(Connection& db, MetPlays& met, const Known& known, RunId run) {
  if (known.last_run < run.value()) met.add(known.id);
  if (known.last_run <= run.value()) return;
  db.use("UPDATE plays SET last_run_id = ? WHERE id = ?").bind(run, known.id).run();
}

}  // namespace

std::set<TitleKey> upsert_plays(Transaction& tx, AccountId account, RunId run, std::span<const Play> plays,
                                ArrivedBy by) {
  auto& db = tx.connection();
  LocalPlayLinks links{tx, account};
  OtherSources others{tx, account};
  MetPlays met{tx, run};
  KeyedPlays keyed{tx, account, run, met};
  TitleNumbers numbers{tx, account};
  int unknown = 0;  // in a row: after some the rest of the page is most likely new, too
  for (const auto& play : plays) {
    const auto& title = play.title;
    if (keyed.meet(play)) continue;
    const auto number = numbers.of(title);
    if (unknown < kUnknown) {
      if (const auto known = as_known(db, account, play, by, number)) {
        note_as_known(db, met, *known, run);
        unknown = 0;
        continue;
      }
      ++unknown;
    }
    if (play.history_id) links.reconcile(play, number);
    others.meet(play, number);
    db.use(R"sql(
      INSERT INTO plays (account_id, trakt_history_id, media_type, tmdb_id, trakt_id, tvdb_id, imdb_id, title, year,
                         season_number, episode_number, episode_trakt_id, watched_at, ordered_at, action, arrived_by,
                         title_tmdb_id, first_run_id, last_run_id, changed_run_id, watched_day, source_key,
                         episode_title)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?20, ?14, ?15, ?16, ?17, ?17, ?17, ?18, ?19, ?21)
      ON CONFLICT (trakt_history_id) DO UPDATE SET
        changed_run_id = CASE
          WHEN (iif(watched_day IS NULL AND (dated_by IS NULL OR watched_at IS NULL), watched_at, excluded.watched_at),
                season_number, episode_number, iif(dated_by IS NULL, tmdb_id, excluded.tmdb_id)) IS
               (excluded.watched_at, excluded.season_number, excluded.episode_number, excluded.tmdb_id)
           AND removed_by IS NOT 'trakt' THEN changed_run_id ELSE excluded.last_run_id END,
        first_run_id = CASE removed_by WHEN 'trakt' THEN excluded.first_run_id ELSE first_run_id END,
        media_type = excluded.media_type, tmdb_id = excluded.tmdb_id, trakt_id = excluded.trakt_id,
        tvdb_id = excluded.tvdb_id, imdb_id = excluded.imdb_id, title = excluded.title, year = excluded.year,
        season_number = excluded.season_number, episode_number = excluded.episode_number,
        episode_trakt_id = excluded.episode_trakt_id, episode_title = ifnull(excluded.episode_title, episode_title),
        action = excluded.action,
        (watched_at, ordered_at, watched_day, dated_by) = (SELECT
          CASE WHEN NOT t.takes THEN plays.watched_at WHEN plays.watched_day IS NULL OR t.is_theirs THEN excluded.watched_at END,
          CASE WHEN NOT t.takes THEN plays.ordered_at WHEN plays.watched_day IS NULL OR t.is_theirs THEN excluded.ordered_at
               ELSE plays.ordered_at END,
          CASE WHEN t.takes AND t.is_theirs THEN excluded.watched_day ELSE plays.watched_day END,
          CASE WHEN NOT t.takes THEN plays.dated_by END
          FROM (SELECT plays.dated_by IS NULL OR (plays.watched_at IS NULL AND excluded.watched_at IS NOT NULL) AS takes,
                       plays.source <> 'cinemarco' AS is_theirs) t),
        arrived_by = CASE excluded.arrived_by WHEN 'import' THEN 'import' ELSE arrived_by END,
        title_tmdb_id = excluded.title_tmdb_id,
        last_run_id = excluded.last_run_id, gone_at = NULL,
        removed_at = CASE removed_by WHEN 'user' THEN removed_at END,
        removed_by = CASE removed_by WHEN 'user' THEN removed_by END)sql")
        .bind(account, play.history_id, play_type(title.type), title.ids.tmdb, title.ids.trakt, title.ids.tvdb,
              title.ids.imdb, or_null(title.title), title.year, season_of(play.episode), number_of(play.episode),
              play.episode_trakt_id, play.watched_at, or_null(play.action), to_string(by), number, run,
              play.watched_day, or_null(play.source_key), order_of(db, account, play), or_null(play.episode_title))
        .run();
  }
  met.save();
  return numbers.settle(run);
}

std::vector<PlayFact> play_facts(Connection& db, AccountId account, TitleKey title) {
  auto rows = db.use(
      "SELECT id, trakt_history_id, watched_at, arrived_by, season_number, episode_number, watched_day FROM plays "
      "WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND removed_at IS NULL ORDER BY id");
  rows.bind(account, play_type(title.type), title.tmdb_id);
  std::vector<PlayFact> facts;
  while (rows.next()) {
    PlayFact fact;
    fact.id = PlayId{rows.integer(0)};
    if (const auto history = rows.optional_integer(1)) fact.history_id = HistoryId{*history};
    fact.watched_at = rows.instant(2);
    fact.arrived_by = arrived_by(rows.text(3));
    fact.episode = {static_cast<int>(rows.optional_integer(4).value_or(0)),
                    static_cast<int>(rows.optional_integer(5).value_or(0))};
    fact.watched_day = rows.date(6);
    facts.push_back(fact);
  }
  return facts;
}

std::set<TitleKey> upsert_ratings(Transaction& tx, AccountId account, RunId run, std::span<const Rating> ratings) {
  auto& db = tx.connection();
  TitleNumbers numbers{tx, account};
  for (const auto& rating : ratings) {
    db.use(R"sql(
      INSERT INTO trakt_ratings (account_id, media_type, trakt_id, tmdb_id, title_trakt_id, title, season_number,
                                 episode_number, rating, rated_at, title_tmdb_id, last_run_id, changed_run_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
      ON CONFLICT (account_id, media_type, trakt_id) DO UPDATE SET
        changed_run_id = CASE WHEN rating = excluded.rating AND gone_at IS NULL THEN changed_run_id
                              ELSE excluded.last_run_id END,
        tmdb_id = excluded.tmdb_id, title_trakt_id = excluded.title_trakt_id, title = excluded.title,
        season_number = excluded.season_number, episode_number = excluded.episode_number, rating = excluded.rating,
        rated_at = excluded.rated_at, title_tmdb_id = excluded.title_tmdb_id, last_run_id = excluded.last_run_id,
        gone_at = NULL)sql")
        .bind(account, to_string(rating.type), rating.trakt_id, rating.title.ids.tmdb, rating.title.ids.trakt,
              or_null(rating.title.title), rating.season, rating.episode, rating.rating, rating.rated_at,
              numbers.of(rating.title), run)
        .run();
  }
  return numbers.settle(run);
}

std::set<TitleKey> upsert_watchlist(Transaction& tx, AccountId account, RunId run,
                                    std::span<const WatchlistItem> items) {
  auto& db = tx.connection();
  TitleNumbers numbers{tx, account};
  for (const auto& item : items) {
    const auto& ids = item.title.ids;
    if (!ids.trakt && !ids.tmdb) continue;
    const auto type = to_string(item.title.type);
    const auto key = ids.trakt ? ids.trakt->value() : -*ids.tmdb;
    const auto number = numbers.of(item.title);
    // Listed here as well: Trakt's own row stands for both, and puts nothing on the list that was not there.
    const bool was_listed = db.use(
                                  "DELETE FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND "
                                  "title_tmdb_id = ? AND arrived_by = 'local' AND trakt_id <> ?")
                                .bind(account, type, number, key)
                                .run() > 0;
    // A series and its seasons share one row: the earliest listing of this run counts, and the number of the latest.
    db.use(R"sql(
      INSERT INTO trakt_watchlist (account_id, media_type, trakt_id, tmdb_id, tvdb_id, imdb_id, title, year, listed_at,
                                   numbered_at, title_tmdb_id, first_run_id, last_run_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, CASE WHEN ?12 THEN NULL ELSE ?11 END, ?11)
      ON CONFLICT (account_id, media_type, trakt_id) DO UPDATE SET
        tmdb_id = CASE WHEN last_run_id IS NOT excluded.last_run_id OR tmdb_id IS NULL OR (excluded.tmdb_id IS NOT NULL
                            AND ifnull(excluded.numbered_at, '') >= ifnull(numbered_at, '')) THEN excluded.tmdb_id
                       ELSE tmdb_id END,
        numbered_at = CASE WHEN last_run_id IS NOT excluded.last_run_id OR tmdb_id IS NULL OR (excluded.tmdb_id IS NOT
                                NULL AND ifnull(excluded.numbered_at, '') >= ifnull(numbered_at, ''))
                           THEN excluded.numbered_at ELSE numbered_at END,
        tvdb_id = excluded.tvdb_id, imdb_id = excluded.imdb_id, title = excluded.title, year = excluded.year,
        listed_at = CASE WHEN last_run_id = excluded.last_run_id AND listed_at < ifnull(excluded.listed_at, '~')
                         THEN listed_at ELSE excluded.listed_at END,
        first_run_id = CASE WHEN gone_at IS NULL THEN first_run_id ELSE excluded.first_run_id END,
        title_tmdb_id = excluded.title_tmdb_id, last_run_id = excluded.last_run_id, arrived_by = 'trakt',
        gone_at = NULL)sql")
        .bind(account, type, key, ids.tmdb, ids.tvdb, ids.imdb, or_null(item.title.title), item.title.year,
              item.listed_at, number, run, was_listed)
        .run();
  }
  return numbers.settle(run);
}

}  // namespace cinemarco::store
