// SPDX-License-Identifier: MIT
#include "store/live_plays.hpp"

#include "store/mirror_facts.hpp"
#include "store/play_columns.hpp"

namespace cinemarco::store {

std::vector<KnownViewing> known_viewings(Connection& db, AccountId account, TitleKey title,
                                         const std::optional<EpisodeNumber>& episode) {
  auto rows = db.use(
      "SELECT id, watched_at, watched_day, arrived_by, removed_at FROM plays WHERE account_id = ? AND media_type = ? "
      "AND title_tmdb_id = ? AND season_number IS ? AND episode_number IS ? AND (removed_at IS NULL OR removed_by = "
      "'user') ORDER BY id");
  rows.bind(account, play_type(title.type), title.tmdb_id, season_of(episode), number_of(episode));
  std::vector<KnownViewing> known;
  while (rows.next()) {
    known.push_back({PlayId{rows.integer(0)},
                     {rows.instant(1), rows.date(2)},
                     rows.text(3) == "local",
                     rows.optional_text(4).has_value()});
  }
  return known;
}

std::optional<PlayId> play_of_key(Connection& db, AccountId account, std::string_view source, std::string_view key) {
  auto row = db.use(
      "SELECT id FROM plays WHERE account_id = ?1 AND source = ?2 AND source_key = ?3 UNION ALL SELECT play_id FROM "
      "play_keys WHERE account_id = ?1 AND source = ?2 AND source_key = ?3 LIMIT 1");
  row.bind(account, source, key);
  return row.next() ? std::optional{PlayId{row.integer(0)}} : std::nullopt;
}

PlayId add_live_play(Transaction& tx, AccountId account, const LivePlay& play, const TimeZone& zone) {
  auto& db = tx.connection();
  db.use(R"sql(
    INSERT INTO plays (account_id, media_type, tmdb_id, imdb_id, title, season_number, episode_number, watched_at,
                       watched_day, ordered_at, action, arrived_by, source, source_key, title_tmdb_id)
    VALUES (?1, ?2, ?3,
            CASE ?2 WHEN 'movie' THEN (SELECT imdb_id FROM movies WHERE tmdb_id = ?3) END,
            CASE ?2 WHEN 'movie' THEN (SELECT title FROM movies WHERE tmdb_id = ?3)
                    ELSE (SELECT name FROM series WHERE tmdb_id = ?3) END,
            ?4, ?5, ?6, ?7, ?8, ?9, 'live', ?10, ?11, ?3))sql")
      .bind(account, play_type(play.title.type), play.title.tmdb_id, season_of(play.episode), number_of(play.episode),
            play.date.instant, play.date.day, order_of(play.date, zone), play.action, play.source, play.key)
      .run();
  return PlayId{db.last_insert_id()};
}

void add_play_key(Transaction& tx, AccountId account, PlayId play, std::string_view source, std::string_view key) {
  tx.connection()
      .use("INSERT INTO play_keys (account_id, play_id, source, source_key) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(account, play, source, key)
      .run();
}

void sharpen_date(Transaction& tx, PlayId play, const PlayDate& date, const TimeZone& zone) {
  tx.connection()
      .use("UPDATE plays SET watched_at = ?, watched_day = ?, ordered_at = ? WHERE id = ?")
      .bind(date.instant, date.day, order_of(date, zone), play)
      .run();
}

bool save_rating(Transaction& tx, AccountId account, const SourceRating& rating) {
  auto& db = tx.connection();
  const auto type = to_string(rating.type);
  {
    // A late message says nothing new.
    auto known = db.use(
        "SELECT rating, rated_at FROM ratings WHERE account_id = ? AND source = ? AND media_type = ? AND tmdb_id = ? "
        "AND season_number IS ? AND episode_number IS ?");
    known.bind(account, rating.source, type, rating.title.tmdb_id, rating.season, rating.episode);
    const bool is_there = known.next();
    if (!is_there && !rating.rating) return false;
    if (is_there && rating.rating == static_cast<int>(known.integer(0))) return false;
    if (is_there && known.instant(1).value_or(Instant{}) > rating.rated_at) return false;
  }
  db.use(
        "DELETE FROM ratings WHERE account_id = ? AND source = ? AND media_type = ? AND tmdb_id = ? AND season_number "
        "IS ? AND episode_number IS ?")
      .bind(account, rating.source, type, rating.title.tmdb_id, rating.season, rating.episode)
      .run();
  if (!rating.rating) return true;
  db.use(
        "INSERT INTO ratings (account_id, source, media_type, tmdb_id, season_number, episode_number, rating, "
        "rated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(account, rating.source, type, rating.title.tmdb_id, rating.season, rating.episode, *rating.rating,
            rating.rated_at)
      .run();
  return true;
}

}  // namespace cinemarco::store
