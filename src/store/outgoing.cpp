// SPDX-License-Identifier: MIT
#include "store/outgoing.hpp"

#include <string_view>
#include <utility>

namespace cinemarco::store {

namespace {

std::optional<int> small(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

TitleType type_of(std::string_view text) {
  return text == "movie" ? TitleType::movie : TitleType::series;
}

// Columns from `at`: trakt, tmdb, tvdb, imdb, title, year.
TitleRef read_title(const Use& row, int at, TitleType type) {
  TitleRef title;
  title.type = type;
  if (const auto trakt = row.optional_integer(at); trakt && *trakt > 0) title.ids.trakt = TraktId{*trakt};
  title.ids.tmdb = row.optional_integer(at + 1);
  title.ids.tvdb = row.optional_integer(at + 2);
  title.ids.imdb = row.optional_text(at + 3);
  title.title = row.optional_text(at + 4).value_or("");
  title.year = small(row.optional_integer(at + 5));
  return title;
}

OutgoingPlay read_play(const Use& row) {
  OutgoingPlay out;
  auto& play = out.play;
  if (const auto id = row.optional_integer(0)) play.history_id = HistoryId{*id};
  play.watched_at = row.instant(1);
  play.watched_day = row.date(2);
  play.action = row.optional_text(3).value_or("");
  const auto type = type_of(row.text(4));
  play.title = read_title(row, 5, type);
  if (type == TitleType::series) {
    play.episode = EpisodeNumber{static_cast<int>(row.integer(11)), static_cast<int>(row.integer(12))};
    if (const auto id = row.optional_integer(13)) play.episode_trakt_id = TraktId{*id};
    play.episode_title = row.optional_text(14).value_or("");
  }
  out.source = row.text(15);
  out.rating = small(row.optional_integer(16));
  out.rated_at = row.instant(17);
  play.nth = static_cast<int>(row.integer(18));
  return out;
}

}  // namespace

HistorySize history_size(Connection& db, AccountId account) {
  auto row = db.use(
      "SELECT ifnull(sum(media_type = 'movie'), 0), ifnull(sum(media_type = 'episode'), 0), "
      "ifnull(sum(media_type = 'movie' AND trakt_history_id IS NOT NULL), 0), "
      "ifnull(sum(media_type = 'episode' AND trakt_history_id IS NOT NULL), 0) "
      "FROM plays WHERE account_id = ? AND removed_at IS NULL");
  row.bind(account);
  row.next();
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
}

void for_each_play(Connection& db, AccountId account, const std::function<void(const OutgoingPlay&)>& take) {
  auto rows = db.use(R"sql(
    SELECT p.trakt_history_id, p.watched_at, p.watched_day, p.action, p.media_type,
           coalesce(p.trakt_id, (SELECT t.trakt_id FROM trakt_titles t WHERE t.account_id = p.account_id
             AND t.media_type = iif(p.media_type = 'movie', 'movie', 'series') AND t.title_tmdb_id = p.title_tmdb_id)),
           coalesce(p.title_tmdb_id, p.tmdb_id), p.tvdb_id, coalesce(p.imdb_id, m.imdb_id),
           coalesce(p.title, m.title, s.name),
           coalesce(p.year, CAST(substr(coalesce(m.release_date, s.first_air_date), 1, 4) AS INTEGER)),
           p.season_number, p.episode_number, p.episode_trakt_id, coalesce(p.episode_title, e.name), p.source,
           r.rating, r.rated_at,
           -- Of equal ones those that Trakt numbers come first: who reads knows them by their numbers.
           iif(p.trakt_history_id IS NOT NULL, 0, (
             SELECT count(*) FROM plays q
             WHERE q.account_id = p.account_id AND q.media_type = p.media_type AND q.title_tmdb_id IS p.title_tmdb_id
               AND (p.title_tmdb_id IS NOT NULL OR (q.trakt_id IS p.trakt_id AND q.title IS p.title))
               AND q.season_number IS p.season_number AND q.episode_number IS p.episode_number
               AND q.watched_day IS p.watched_day AND substr(q.watched_at, 1, 19) IS substr(p.watched_at, 1, 19)
               AND q.removed_at IS NULL AND (q.trakt_history_id IS NOT NULL OR q.id <= p.id)))
    FROM plays p
    LEFT JOIN movies m ON p.media_type = 'movie' AND m.tmdb_id = p.title_tmdb_id
    LEFT JOIN series s ON p.media_type = 'episode' AND s.tmdb_id = p.title_tmdb_id
    LEFT JOIN episodes e ON e.series_id = s.id AND e.season_number = p.season_number
                        AND e.episode_number = p.episode_number
    LEFT JOIN trakt_ratings r ON r.account_id = p.account_id AND r.media_type = p.media_type AND r.gone_at IS NULL
                             AND r.trakt_id = iif(p.media_type = 'movie', p.trakt_id, p.episode_trakt_id)
    WHERE p.account_id = ? AND p.removed_at IS NULL ORDER BY p.ordered_at DESC, p.id DESC)sql");
  rows.bind(account);
  while (rows.next()) take(read_play(rows));
}

void for_each_rating(Connection& db, AccountId account, const std::function<void(const Rating&)>& take) {
  auto rows = db.use(R"sql(
    WITH own AS (
      SELECT e.account_id, e.media_type, e.own_rating, coalesce(m.tmdb_id, s.tmdb_id) AS tmdb_id,
             m.imdb_id, e.title, CAST(substr(e.release_date, 1, 4) AS INTEGER) AS year
      FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
      WHERE e.account_id = ?1 AND e.own_rating IS NOT NULL)
    SELECT r.media_type, r.trakt_id, r.season_number, r.episode_number,
           iif(o.own_rating IS NULL OR (r.rating + 1) / 2 = o.own_rating, r.rating, o.own_rating * 2), r.rated_at,
           r.title_trakt_id, coalesce(r.title_tmdb_id, r.tmdb_id), NULL, o.imdb_id, r.title, o.year
    FROM trakt_ratings r
    LEFT JOIN own o ON o.media_type = r.media_type AND o.tmdb_id = r.title_tmdb_id
    WHERE r.account_id = ?1 AND r.gone_at IS NULL
    UNION ALL
    SELECT o.media_type, t.trakt_id, NULL, NULL, o.own_rating * 2, NULL, t.trakt_id, o.tmdb_id, NULL, o.imdb_id, o.title,
           o.year
    FROM own o JOIN trakt_titles t ON t.account_id = o.account_id AND t.media_type = o.media_type
                                  AND t.title_tmdb_id = o.tmdb_id
    WHERE NOT EXISTS (SELECT 1 FROM trakt_ratings r WHERE r.account_id = ?1 AND r.media_type = o.media_type
                      AND r.title_tmdb_id = o.tmdb_id AND r.gone_at IS NULL)
    ORDER BY 1, 2)sql");
  rows.bind(account);
  while (rows.next()) {
    Rating rating;
    const auto type = rows.text(0);
    rating.type = type == "movie"    ? RatedType::movie
                  : type == "series" ? RatedType::series
                  : type == "season" ? RatedType::season
                                     : RatedType::episode;
    rating.trakt_id = TraktId{rows.integer(1)};
    rating.season = small(rows.optional_integer(2));
    rating.episode = small(rows.optional_integer(3));
    rating.rating = static_cast<int>(rows.integer(4));
    rating.rated_at = rows.instant(5);
    rating.title = read_title(rows, 6, type_of(type));
    take(rating);
  }
}

void for_each_listing(Connection& db, AccountId account, const std::function<void(const WatchlistItem&)>& take) {
  auto rows = db.use(
      "SELECT media_type, listed_at, trakt_id, coalesce(title_tmdb_id, tmdb_id), tvdb_id, imdb_id, title, year FROM "
      "trakt_watchlist WHERE account_id = ? AND removed_at IS NULL AND gone_at IS NULL ORDER BY listed_at, media_type, "
      "trakt_id");
  rows.bind(account);
  while (rows.next()) {
    WatchlistItem item;
    item.listed_at = rows.instant(1);
    item.title = read_title(rows, 2, type_of(rows.text(0)));
    take(item);
  }
}

void for_each_entry(Connection& db, AccountId account, const std::function<void(const OutgoingTitle&)>& take) {
  auto rows = db.use(
      "SELECT e.media_type, coalesce(m.tmdb_id, s.tmdb_id), coalesce(m.title, s.name), e.watch_status, "
      "e.watchlisted_at IS NOT NULL, "
      "iif(e.own_rating IS NULL OR (e.trakt_rating + 1) / 2 = e.own_rating, e.trakt_rating, e.own_rating * 2), e.notes "
      "FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id "
      "WHERE e.account_id = ? ORDER BY e.id");
  rows.bind(account);
  while (rows.next()) {
    take({{type_of(rows.text(0)), rows.integer(1)},
          rows.text(2),
          rows.text(3),
          rows.integer(4) != 0,
          small(rows.optional_integer(5)),
          rows.optional_text(6).value_or("")});
  }
}

std::vector<std::string> directors(Connection& db, std::int64_t tmdb_id) {
  auto rows = db.use(
      "SELECT c.name FROM movies m JOIN media_contributors r ON r.movie_id = m.id JOIN contributors c ON c.id = "
      "r.contributor_id WHERE m.tmdb_id = ? AND r.role_type = 'director' ORDER BY r.role_order, r.id");
  rows.bind(tmdb_id);
  std::vector<std::string> names;
  while (rows.next()) names.push_back(rows.text(0));
  return names;
}

}  // namespace cinemarco::store
