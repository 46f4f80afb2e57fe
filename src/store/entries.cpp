// SPDX-License-Identifier: MIT
#include "store/entries.hpp"

#include <map>
#include <utility>

namespace cinemarco::store {

namespace {

std::optional<int> to_int(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

EpisodeRow read_episode(const Use& row) {
  EpisodeRow episode;
  episode.season_number = static_cast<int>(row.integer(0));
  episode.episode_number = static_cast<int>(row.integer(1));
  episode.name = row.optional_text(2).value_or("");
  episode.overview = row.optional_text(3);
  episode.air_date = row.date(4);
  episode.runtime_minutes = to_int(row.optional_integer(5));
  episode.still_path = row.optional_text(6);
  episode.is_watched = row.integer(7) != 0;
  episode.watched_date = row.date(8);
  episode.watched_at = row.instant(9);
  episode.date_source = row.optional_text(10);
  episode.has_aired = row.integer(11) != 0;
  episode.is_on_tmdb = row.integer(12) != 0;
  return episode;
}

}  // namespace

std::optional<EntryRecord> find_entry(Connection& db, AccountId account, EntryId id) {
  auto row = find_row(db, account, id);
  if (!row) return std::nullopt;
  EntryRecord record;
  record.row = std::move(*row);
  auto rest = db.use(R"sql(
    SELECT m.imdb_id, coalesce(m.overview, s.overview), m.tagline, coalesce(m.original_language, s.original_language),
           e.notes, coalesce(m.vote_count, s.vote_count), e.source, e.own_rating, s.last_air_date, s.status,
           s.number_of_seasons, s.number_of_episodes, m.collection_tmdb_id, m.collection_name, e.numbering_differs,
           e.hidden_from_up_next
    FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
    WHERE e.id = ?)sql");
  rest.bind(id);
  rest.next();
  record.imdb_id = rest.optional_text(0);
  record.overview = rest.optional_text(1);
  record.tagline = rest.optional_text(2);
  record.original_language = rest.optional_text(3);
  record.notes = rest.optional_text(4);
  record.vote_count = rest.optional_integer(5);
  record.source = rest.text(6);
  record.own_rating = to_int(rest.optional_integer(7));
  record.last_air_date = rest.date(8);
  record.series_status = rest.optional_text(9);
  record.number_of_seasons = to_int(rest.optional_integer(10));
  record.number_of_episodes = to_int(rest.optional_integer(11));
  record.collection_tmdb_id = rest.optional_integer(12);
  record.collection_name = rest.optional_text(13);
  record.numbering_differs = rest.integer(14) != 0;
  record.hidden_from_up_next = rest.integer(15) != 0;
  return record;
}

std::optional<Standing> standing_of(Connection& db, AccountId account, TitleKey title) {
  auto row = title.type == TitleType::movie
                 ? db.use(
                       "SELECT id, watch_status FROM library_entries WHERE account_id = ? AND movie_id = "
                       "(SELECT id FROM movies WHERE tmdb_id = ?)")
                 : db.use(
                       "SELECT id, watch_status FROM library_entries WHERE account_id = ? AND series_id = "
                       "(SELECT id FROM series WHERE tmdb_id = ?)");
  row.bind(account, title.tmdb_id);
  if (!row.next()) return std::nullopt;
  return Standing{EntryId{row.integer(0)}, row.text(1)};
}

std::optional<EntryId> entry_of(Connection& db, AccountId account, TitleKey title) {
  auto row = title.type == TitleType::movie
                 ? db.use(
                       "SELECT id FROM library_entries WHERE account_id = ? AND movie_id = (SELECT id FROM movies "
                       "WHERE tmdb_id = ?)")
                 : db.use(
                       "SELECT id FROM library_entries WHERE account_id = ? AND series_id = (SELECT id FROM series "
                       "WHERE tmdb_id = ?)");
  row.bind(account, title.tmdb_id);
  if (!row.next()) return std::nullopt;
  return EntryId{row.integer(0)};
}

std::optional<TitleKey> title_of(Connection& db, AccountId account, EntryId id) {
  auto row = db.use(R"sql(
    SELECT e.media_type, coalesce(m.tmdb_id, s.tmdb_id)
    FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
    WHERE e.account_id = ? AND e.id = ?)sql");
  row.bind(account, id);
  if (!row.next()) return std::nullopt;
  return TitleKey{row.text(0) == "movie" ? TitleType::movie : TitleType::series, row.integer(1)};
}

std::vector<SessionRow> movie_sessions(Connection& db, EntryId id) {
  auto rows = db.use(
      "SELECT id, watched_date, watched_at, name FROM movie_watch_sessions WHERE entry_id = ? "
      "ORDER BY watched_date DESC");
  rows.bind(id);
  std::vector<SessionRow> sessions;
  while (rows.next()) sessions.push_back({rows.integer(0), rows.date(1), rows.instant(2), rows.optional_text(3)});
  return sessions;
}

std::vector<SeasonRow> seasons_of(Connection& db, EntryId id, Date today) {
  std::map<int, SeasonRow> seasons;
  {
    auto rows = db.use(
        "SELECT season_number, name, overview, poster_path, air_date, episode_count FROM seasons "
        "WHERE series_id = (SELECT series_id FROM library_entries WHERE id = ?)");
    rows.bind(id);
    while (rows.next()) {
      const int number = static_cast<int>(rows.integer(0));
      seasons[number] = {number,
                         rows.text(1),
                         rows.optional_text(2),
                         rows.optional_text(3),
                         rows.date(4),
                         static_cast<int>(rows.integer(5)),
                         {}};
    }
  }
  auto rows = db.use(R"sql(
    SELECT n.season_number, n.episode_number,
           coalesce(nullif(p.name, ''),
                    (SELECT y.episode_title FROM library_entries e JOIN series s ON s.id = e.series_id
                     JOIN plays y ON y.account_id = e.account_id AND y.media_type = 'episode'
                       AND y.title_tmdb_id = s.tmdb_id AND y.season_number = n.season_number
                       AND y.episode_number = n.episode_number
                     WHERE e.id = ?1 AND y.episode_title IS NOT NULL ORDER BY y.id LIMIT 1)),
           p.overview, p.air_date, p.runtime_minutes, p.still_path,
           w.id IS NOT NULL, w.watched_date, w.watched_at, w.date_source,
           w.id IS NOT NULL OR ifnull(n.counts_from <= ?2, 0), p.id IS NOT NULL
    FROM (SELECT season_number, episode_number, episode_id, counts_from FROM library_episodes WHERE entry_id = ?1
          UNION ALL SELECT w.season_number, w.episode_number, NULL, NULL
          FROM watch_sessions d JOIN episode_progress w ON w.session_id = d.id
          WHERE d.entry_id = ?1 AND d.is_default = 1
            AND NOT EXISTS (SELECT 1 FROM library_entries e JOIN episodes p ON p.series_id = e.series_id
                            WHERE e.id = ?1 AND p.season_number = w.season_number
                              AND p.episode_number = w.episode_number)) n
    LEFT JOIN episodes p ON p.id = n.episode_id
    LEFT JOIN episode_progress w ON w.session_id = (SELECT id FROM watch_sessions WHERE entry_id = ?1 AND is_default = 1)
      AND w.season_number = n.season_number AND w.episode_number = n.episode_number
    ORDER BY 1, 2)sql");
  rows.bind(id, today);
  while (rows.next()) {
    auto episode = read_episode(rows);
    auto& season = seasons[episode.season_number];
    season.season_number = episode.season_number;
    season.episodes.push_back(std::move(episode));
  }
  std::vector<SeasonRow> result;
  result.reserve(seasons.size());
  for (auto& [number, season] : seasons) {
    if (season.name.empty()) season.name = season_name(number);
    result.push_back(std::move(season));
  }
  return result;
}

bool has_episode(Connection& db, EntryId id, EpisodeNumber episode) {
  auto found = db.use(R"sql(
    SELECT 1 FROM library_episodes WHERE entry_id = ?1 AND season_number = ?2 AND episode_number = ?3
    UNION ALL
    SELECT 1 FROM episode_progress WHERE entry_id = ?1 AND season_number = ?2 AND episode_number = ?3 LIMIT 1)sql");
  found.bind(id, episode.season, episode.episode);
  return found.next();
}

std::vector<CreditRow> credits_of(Connection& db, EntryId id) {
  auto rows = db.use(R"sql(
    SELECT c.tmdb_person_id, c.name, c.profile_path, r.role_type, r.role_character, r.role_order
    FROM library_entries e
    JOIN media_contributors r ON (e.movie_id IS NOT NULL AND r.movie_id = e.movie_id)
                              OR (e.series_id IS NOT NULL AND r.series_id = e.series_id)
    JOIN contributors c ON c.id = r.contributor_id
    WHERE e.id = ? ORDER BY r.role_type <> 'actor', r.role_order IS NULL, r.role_order, r.id)sql");
  rows.bind(id);
  std::vector<CreditRow> credits;
  while (rows.next()) {
    credits.push_back({rows.integer(0), rows.text(1), rows.optional_text(2), rows.text(3), rows.optional_text(4),
                       to_int(rows.optional_integer(5))});
  }
  return credits;
}

}  // namespace cinemarco::store
