// SPDX-License-Identifier: MIT
#include "store/sync_state.hpp"

#include "json/json.hpp"
#include "store/mirror_facts.hpp"
#include "store/settings.hpp"
#include "store/trakt_titles.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::store {

namespace {

constexpr std::string_view kSections = "trakt_sections";
constexpr std::string_view kDropped = "trakt_dropped_version";
constexpr std::string_view kLists = "trakt_lists_version";
constexpr std::string_view kNotes = "trakt_notes_version";
constexpr std::string_view kLastSync = "trakt_last_sync_at";
constexpr std::string_view kFirstSync = "trakt_first_sync_at";

// As it stands in `settings`.
struct StoredSection {
  std::optional<std::string> version;
  std::optional<std::string> whole_at;
  std::optional<std::int64_t> doubted_by;
  std::optional<std::string> doubted_at;
};
BOOST_DESCRIBE_STRUCT(StoredSection, (), (version, whole_at, doubted_by, doubted_at))

std::optional<Instant> to_instant(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto instant = parse_instant(*text);
  return instant ? std::optional{*instant} : std::nullopt;
}

std::optional<std::string> to_text(const std::optional<Instant>& instant) {
  return instant ? std::optional{format_instant(*instant)} : std::nullopt;
}

std::optional<Instant> instant_setting(Connection& db, AccountId account, std::string_view key) {
  return to_instant(setting(db, account, key));
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

bool is_dated_so(Connection& db, AccountId account, const Play& play) {
  auto row = db.use(
      "SELECT 1 FROM plays WHERE trakt_history_id = ? AND account_id = ? AND watched_at IS ? AND gone_at IS NULL");
  row.bind(play.history_id, account, play.watched_at);
  return row.next();
}

}  // namespace

Unknown unknown_plays(Connection& db, AccountId account, std::span<const Play> plays) {
  Unknown unknown;
  for (const auto& play : plays) {
    auto row = db.use(
        "SELECT title_tmdb_id FROM plays WHERE trakt_history_id = ? AND account_id = ? AND (watched_at IS ? OR "
        "watched_day IS NOT NULL) "
        "AND season_number IS ? AND episode_number IS ? AND tmdb_id IS ? AND trakt_id IS ? AND gone_at IS NULL");
    row.bind(
        play.history_id, account, play.watched_at, play.episode ? std::optional{play.episode->season} : std::nullopt,
        play.episode ? std::optional{play.episode->episode} : std::nullopt, play.title.ids.tmdb, play.title.ids.trakt);
    if (row.next()) {
      ++unknown.known_at_end;
      continue;
    }
    unknown.known_at_end = 0;
    unknown.news = unknown.news || !is_dated_so(db, account, play);
    if (const auto number = number_of(db, account, play.title)) unknown.titles.insert({play.title.type, *number});
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
        "rated_at IS ? AND tmdb_id IS ? AND title_trakt_id IS ?");
    row.bind(account, to_string(rating.type), rating.trakt_id, rating.rating, rating.rated_at, rating.title.ids.tmdb,
             rating.title.ids.trakt);
    if (row.next() || (rating.type != RatedType::movie && rating.type != RatedType::series)) continue;
    if (const auto number = number_of(db, account, rating.title)) titles.insert({rating.title.type, *number});
    auto before = db.use(
        "SELECT media_type, title_tmdb_id FROM trakt_ratings WHERE account_id = ? AND media_type = ? AND trakt_id = ? "
        "AND title_tmdb_id IS NOT NULL");
    before.bind(account, to_string(rating.type), rating.trakt_id);
    titles.merge(read_titles(before));
  }
  return titles;
}

std::set<TitleKey> changed_watchlist(Connection& db, AccountId account, std::span<const WatchlistItem> items) {
  std::set<TitleKey> titles;
  for (const auto& item : items) {
    const auto& ids = item.title.ids;
    const auto key = ids.trakt ? ids.trakt->value() : -ids.tmdb.value_or(0);
    auto row = db.use(
        "SELECT 1 FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND trakt_id = ? AND listed_at IS ? AND "
        "tmdb_id IS ? AND gone_at IS NULL");
    row.bind(account, to_string(item.title.type), key, item.listed_at, ids.tmdb);
    if (row.next()) continue;
    if (const auto number = number_of(db, account, item.title)) titles.insert({item.title.type, *number});
    auto before = db.use(
        "SELECT media_type, title_tmdb_id FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND trakt_id = "
        "? AND title_tmdb_id IS NOT NULL");
    before.bind(account, to_string(item.title.type), key);
    titles.merge(read_titles(before));
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

void forget_changed(Transaction& tx, AccountId account) {
  tx.connection()
      .use(
          "DELETE FROM changed_titles AS c WHERE account_id = ? AND (EXISTS (SELECT 1 FROM movies m WHERE c.media_type "
          "= 'movie' AND m.tmdb_id = c.tmdb_id) OR EXISTS (SELECT 1 FROM series s WHERE c.media_type = 'series' AND "
          "s.tmdb_id = c.tmdb_id) OR EXISTS (SELECT 1 FROM gone_titles g WHERE g.media_type = c.media_type AND "
          "g.tmdb_id = c.tmdb_id))")
      .bind(account)
      .run();
}

std::optional<Instant> SyncState::last_full_at() const {
  std::optional<Instant> earliest;
  for (const auto section : {Section::movie_plays, Section::episode_plays}) {
    const auto known = sections.find(section);
    if (known == sections.end() || !known->second.whole_at) return std::nullopt;
    earliest = std::min(earliest.value_or(*known->second.whole_at), *known->second.whole_at);
  }
  return earliest;
}

namespace {

// What is not known any more is read again.
void save_version(Transaction& tx, AccountId account, std::string_view key, const std::optional<std::string>& version) {
  if (version) {
    set_setting(tx, account, key, *version);
  } else {
    erase_setting(tx, account, key);
  }
}

}  // namespace

SyncState load_sync_state(Connection& db, AccountId account) {
  SyncState state;
  if (const auto text = setting(db, account, kSections)) {
    const auto stored = json::parse_as<std::map<std::string, StoredSection>>(*text);
    for (const auto section : {Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist}) {
      if (!stored) continue;
      const auto known = stored->find(std::string{to_string(section)});
      if (known == stored->end()) continue;
      const auto& [name, fields] = *known;
      auto& into = state.sections[section];
      into.version = fields.version;
      into.whole_at = to_instant(fields.whole_at);
      if (const auto at = to_instant(fields.doubted_at)) into.doubt = {RunId{fields.doubted_by.value_or(0)}, *at};
    }
  }
  state.dropped_version = setting(db, account, kDropped);
  state.lists_version = setting(db, account, kLists);
  state.notes_version = setting(db, account, kNotes);
  state.last_sync_at = instant_setting(db, account, kLastSync);
  state.first_sync_at = instant_setting(db, account, kFirstSync);
  return state;
}

void save_sync_state(Transaction& tx, AccountId account, const SyncState& state) {
  std::map<std::string, StoredSection> stored;
  for (const auto& [section, known] : state.sections) {
    auto& fields = stored[std::string{to_string(section)}];
    fields.version = known.version;
    fields.whole_at = to_text(known.whole_at);
    if (!known.doubt) continue;
    fields.doubted_by = known.doubt->run.value();
    fields.doubted_at = format_instant(known.doubt->at);
  }
  set_setting(tx, account, kSections, json::to_text(stored));
  if (state.dropped_version) set_setting(tx, account, kDropped, *state.dropped_version);
  save_version(tx, account, kLists, state.lists_version);
  save_version(tx, account, kNotes, state.notes_version);
  save_instant(tx, account, kLastSync, state.last_sync_at);
  save_instant(tx, account, kFirstSync, state.first_sync_at);
}

void forget_sync_state(Transaction& tx, AccountId account) {
  for (const auto key : {kSections, kDropped, kLists, kNotes, kLastSync, kFirstSync}) erase_setting(tx, account, key);
}

}  // namespace cinemarco::store
