// SPDX-License-Identifier: MIT
#include "store/local_plays.hpp"

#include "store/mirror_facts.hpp"
#include "store/play_columns.hpp"

namespace cinemarco::store {

PlayId add_local_play(Transaction& tx, AccountId account, TitleKey title, const std::optional<EpisodeNumber>& episode,
                      const PlayDate& date, const TimeZone& zone) {
  auto& db = tx.connection();
  db.use(R"sql(
    INSERT INTO plays (account_id, media_type, tmdb_id, imdb_id, title, season_number, episode_number, watched_at,
                       watched_day, ordered_at, arrived_by, source, title_tmdb_id)
    VALUES (?1, ?2, ?3,
            CASE ?2 WHEN 'movie' THEN (SELECT imdb_id FROM movies WHERE tmdb_id = ?3) END,
            CASE ?2 WHEN 'movie' THEN (SELECT title FROM movies WHERE tmdb_id = ?3)
                    ELSE (SELECT name FROM series WHERE tmdb_id = ?3) END,
            ?4, ?5, ?6, ?7, ?8, 'local', 'cinemarco', ?3))sql")
      .bind(account, play_type(title.type), title.tmdb_id, season_of(episode), number_of(episode), date.instant,
            date.day, order_of(date, zone))
      .run();
  return PlayId{db.last_insert_id()};
}

void remove_play(Transaction& tx, PlayId play, Instant now) {
  tx.connection()
      .use("UPDATE plays SET removed_at = ?, removed_by = 'user' WHERE id = ? AND removed_at IS NULL")
      .bind(now, play)
      .run();
}

void restore_play(Transaction& tx, PlayId play) {
  tx.connection()
      .use("UPDATE plays SET removed_at = NULL, removed_by = NULL WHERE id = ? AND removed_by = 'user'")
      .bind(play)
      .run();
}

PlayId restore_as_own(Transaction& tx, PlayId play) {
  auto& db = tx.connection();
  db.use(
        "INSERT INTO plays (account_id, media_type, tmdb_id, imdb_id, title, year, season_number, episode_number, "
        "watched_at, watched_day, ordered_at, arrived_by, source, title_tmdb_id, episode_title) SELECT account_id, "
        "media_type, "
        "title_tmdb_id, imdb_id, title, year, "
        "season_number, episode_number, watched_at, watched_day, ordered_at, 'local', 'cinemarco', title_tmdb_id, "
        "episode_title FROM "
        "plays WHERE id = ?")
      .bind(play)
      .run();
  const PlayId own{db.last_insert_id()};
  db.use("UPDATE plays SET removed_by = 'trakt' WHERE id = ?").bind(play).run();
  return own;
}

void set_play_date(Transaction& tx, PlayId play, const PlayDate& date, const TimeZone& zone) {
  tx.connection()
      .use("UPDATE plays SET watched_at = ?, watched_day = ?, ordered_at = ? WHERE id = ? AND arrived_by = 'local'")
      .bind(date.instant, date.day, order_of(date, zone), play)
      .run();
}

std::optional<PlayOwner> owner_of(Connection& db, AccountId account, PlayId play) {
  auto row = db.use(
      "SELECT media_type, title_tmdb_id, season_number, episode_number, arrived_by, removed_at, removed_by FROM plays "
      "WHERE account_id = ? AND id = ?");
  row.bind(account, play);
  if (!row.next()) return std::nullopt;
  PlayOwner owner;
  const auto type = row.text(0) == "movie" ? TitleType::movie : TitleType::series;
  if (const auto tmdb_id = row.optional_integer(1)) owner.title = TitleKey{type, *tmdb_id};
  if (type == TitleType::series) {
    owner.episode = EpisodeNumber{static_cast<int>(row.optional_integer(2).value_or(0)),
                                  static_cast<int>(row.optional_integer(3).value_or(0))};
  }
  owner.is_local = row.text(4) == "local";
  owner.is_removed = row.optional_text(5).has_value();
  owner.is_removed_by_user = row.optional_text(6) == "user";
  return owner;
}

std::vector<PlayId> plays_of(Connection& db, AccountId account, TitleKey title, const std::optional<int>& season,
                             const std::optional<int>& episode) {
  auto rows = db.use(
      "SELECT id FROM plays WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?3 AND removed_at IS NULL "
      "AND (?4 IS NULL OR season_number = ?4) AND (?5 IS NULL OR episode_number = ?5) ORDER BY id");
  rows.bind(account, play_type(title.type), title.tmdb_id, season, episode);
  std::vector<PlayId> plays;
  while (rows.next()) plays.emplace_back(rows.integer(0));
  return plays;
}

std::vector<EpisodeNumber> unwatched_episodes(Connection& db, EntryId entry, Date today) {
  // Where nobody knows, the user does.
  auto rows = db.use(R"sql(
    SELECT season_number, episode_number FROM library_episodes
    WHERE entry_id = ?1 AND NOT is_watched AND ifnull(counts_from, '') <= ?2
    ORDER BY 1, 2)sql");
  rows.bind(entry, today);
  std::vector<EpisodeNumber> episodes;
  while (rows.next()) episodes.push_back({static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1))});
  return episodes;
}

void set_own_rating(Transaction& tx, EntryId entry, const std::optional<int>& rating) {
  tx.connection().use("UPDATE library_entries SET own_rating = ? WHERE id = ?").bind(rating, entry).run();
}

void set_notes(Transaction& tx, EntryId entry, const std::optional<std::string>& notes) {
  tx.connection().use("UPDATE library_entries SET notes = ? WHERE id = ?").bind(notes, entry).run();
}

void set_favorite(Transaction& tx, EntryId entry, bool is_favorite) {
  tx.connection().use("UPDATE library_entries SET is_favorite = ? WHERE id = ?").bind(is_favorite, entry).run();
}

void set_abandoned(Transaction& tx, EntryId entry, const std::optional<Instant>& abandoned_at) {
  tx.connection().use("UPDATE library_entries SET abandoned_at = ? WHERE id = ?").bind(abandoned_at, entry).run();
}

void set_hidden_from_up_next(Transaction& tx, EntryId entry, bool is_hidden) {
  tx.connection().use("UPDATE library_entries SET hidden_from_up_next = ? WHERE id = ?").bind(is_hidden, entry).run();
}

bool is_listed(Connection& db, AccountId account, TitleKey title) {
  auto row = db.use(
      "SELECT 1 FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND removed_at IS "
      "NULL");
  row.bind(account, to_string(title.type), title.tmdb_id);
  return row.next();
}

bool restore_watchlist(Transaction& tx, AccountId account, TitleKey title) {
  return tx.connection()
             .use(
                 "UPDATE trakt_watchlist SET removed_at = NULL WHERE account_id = ? AND media_type = ? AND "
                 "title_tmdb_id = ? AND removed_at IS NOT NULL")
             .bind(account, to_string(title.type), title.tmdb_id)
             .run() > 0;
}

void list_here(Transaction& tx, AccountId account, TitleKey title, Instant now) {
  if (is_listed(tx, account, title)) return;
  tx.connection()
      .use(R"sql(
    INSERT INTO trakt_watchlist (account_id, media_type, trakt_id, tmdb_id, title, listed_at, title_tmdb_id, arrived_by)
    VALUES (?1, ?2, -?3, ?3, CASE ?2 WHEN 'movie' THEN (SELECT title FROM movies WHERE tmdb_id = ?3)
                                     ELSE (SELECT name FROM series WHERE tmdb_id = ?3) END, ?4, ?3, 'local')
    ON CONFLICT (account_id, media_type, trakt_id) DO UPDATE SET removed_at = NULL, listed_at = excluded.listed_at)sql")
      .bind(account, to_string(title.type), title.tmdb_id, now)
      .run();
}

void unlist_here(Transaction& tx, AccountId account, TitleKey title, Instant now) {
  auto& db = tx.connection();
  db.use(
        "DELETE FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND arrived_by = "
        "'local'")
      .bind(account, to_string(title.type), title.tmdb_id)
      .run();
  db.use("UPDATE trakt_watchlist SET removed_at = ? WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ?")
      .bind(now, account, to_string(title.type), title.tmdb_id)
      .run();
}

void keep_entry(Transaction& tx, EntryId entry, Instant now) {
  tx.connection().use("UPDATE library_entries SET added_at = ifnull(added_at, ?) WHERE id = ?").bind(now, entry).run();
}

}  // namespace cinemarco::store
