// SPDX-License-Identifier: MIT
#include "store/sync_state.hpp"

#include "json/json.hpp"
#include "store/mirror.hpp"
#include "store/mirror_facts.hpp"
#include "store/settings.hpp"

#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::string_view kVersions = "trakt_activities";
constexpr std::string_view kLastSync = "trakt_last_sync_at";
constexpr std::string_view kLastFull = "trakt_last_full_at";
constexpr std::string_view kFirstSync = "trakt_first_sync_at";

std::optional<Instant> instant_setting(Connection& db, AccountId account, std::string_view key) {
  const auto text = setting(db, account, key);
  if (!text) return std::nullopt;
  const auto instant = parse_instant(*text);
  return instant ? std::optional{*instant} : std::nullopt;
}

void save_instant(Transaction& tx, AccountId account, std::string_view key, const std::optional<Instant>& value) {
  if (value) set_setting(tx, account, key, format_instant(*value));
}

// Rows of (media_type, title_tmdb_id).
std::set<TitleKey> read_titles(Use& rows) {
  std::set<TitleKey> titles;
  while (rows.next()) {
    titles.insert({rows.text(0) == "movie" ? TitleType::movie : TitleType::series, rows.integer(1)});
  }
  return titles;
}

}  // namespace

Unknown unknown_plays(Connection& db, AccountId account, std::span<const Play> plays) {
  Unknown unknown;
  for (const auto& play : plays) {
    auto row = db.use(
        "SELECT title_tmdb_id FROM plays WHERE trakt_history_id = ? AND account_id = ? AND (watched_at IS ? OR "
        "watched_day IS NOT NULL) "
        "AND season_number IS ? AND episode_number IS ? AND tmdb_id IS ? AND gone_at IS NULL");
    row.bind(play.history_id, account, play.watched_at,
             play.episode ? std::optional{play.episode->season} : std::nullopt,
             play.episode ? std::optional{play.episode->episode} : std::nullopt, play.title.ids.tmdb);
    if (row.next()) {
      ++unknown.known_at_end;
      continue;
    }
    unknown.known_at_end = 0;
    if (const auto number = matched(db, play.title)) unknown.titles.insert({play.title.type, *number});
    // What it was before counts too: it may have moved from one title to another.
    auto before =
        db.use("SELECT media_type, title_tmdb_id FROM plays WHERE trakt_history_id = ? AND title_tmdb_id IS NOT NULL");
    before.bind(play.history_id);
    unknown.titles.merge(read_titles(before));
  }
  return unknown;
}

std::set<TitleKey> changed_ratings(Connection& db, AccountId account, std::span<const Rating> ratings) {
  std::set<TitleKey> titles;
  for (const auto& rating : ratings) {
    auto row = db.use(
        "SELECT 1 FROM trakt_ratings WHERE account_id = ? AND media_type = ? AND trakt_id = ? AND rating = ? AND "
        "rated_at IS ?");
    row.bind(account, to_string(rating.type), rating.trakt_id, rating.rating, rating.rated_at);
    if (row.next() || (rating.type != RatedType::movie && rating.type != RatedType::series)) continue;
    if (const auto number = matched(db, rating.title)) titles.insert({rating.title.type, *number});
  }
  return titles;
}

std::set<TitleKey> changed_watchlist(Connection& db, AccountId account, std::span<const WatchlistItem> items) {
  std::set<TitleKey> titles;
  for (const auto& item : items) {
    const auto number = matched(db, item.title);
    if (!number) continue;
    auto row = db.use(
        "SELECT 1 FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND listed_at IS "
        "?");
    row.bind(account, to_string(item.title.type), number, item.listed_at);
    if (!row.next()) titles.insert({item.title.type, *number});
  }
  return titles;
}

void note_changed(Transaction& tx, AccountId account, const std::set<TitleKey>& titles) {
  for (const auto& title : titles) {
    tx.connection()
        .use("INSERT INTO changed_titles (account_id, media_type, tmdb_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(account, to_string(title.type), title.tmdb_id)
        .run();
  }
}

std::vector<TitleKey> changed_titles(Connection& db, AccountId account) {
  auto rows = db.use("SELECT media_type, tmdb_id FROM changed_titles WHERE account_id = ?");
  rows.bind(account);
  const auto titles = read_titles(rows);
  return {titles.begin(), titles.end()};
}

void forget_changed(Transaction& tx, AccountId account, TitleKey title) {
  tx.connection()
      .use("DELETE FROM changed_titles WHERE account_id = ? AND media_type = ? AND tmdb_id = ?")
      .bind(account, to_string(title.type), title.tmdb_id)
      .run();
}

SyncState load_sync_state(Connection& db, AccountId account) {
  SyncState state;
  if (const auto text = setting(db, account, kVersions)) {
    if (auto versions = json::parse_as<std::map<std::string, std::string>>(*text))
      state.versions = std::move(*versions);
  }
  state.last_sync_at = instant_setting(db, account, kLastSync);
  state.last_full_at = instant_setting(db, account, kLastFull);
  state.first_sync_at = instant_setting(db, account, kFirstSync);
  return state;
}

void save_sync_state(Transaction& tx, AccountId account, const SyncState& state) {
  set_setting(tx, account, kVersions, json::to_text(state.versions));
  save_instant(tx, account, kLastSync, state.last_sync_at);
  save_instant(tx, account, kLastFull, state.last_full_at);
  save_instant(tx, account, kFirstSync, state.first_sync_at);
}

}  // namespace cinemarco::store
