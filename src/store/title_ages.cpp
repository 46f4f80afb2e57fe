// SPDX-License-Identifier: MIT
#include "store/title_ages.hpp"

#include "json/json.hpp"
#include "store/mirror_facts.hpp"

namespace cinemarco::store {

std::vector<TitleAge> title_ages(Connection& db, TitleType type, Date today, std::string_view language) {
  auto rows = type == TitleType::movie ? db.use(R"sql(
      SELECT m.tmdb_id, m.fetched_at, m.checked_at, m.release_date, NULL, 0, g.gone_at IS NOT NULL, m.told_in <> ?2
      FROM movies m LEFT JOIN gone_titles g ON g.media_type = 'movie' AND g.tmdb_id = m.tmdb_id
      WHERE EXISTS (SELECT 1 FROM library_entries e WHERE e.movie_id = m.id) AND ?1 <> '' ORDER BY m.fetched_at)sql")
                                       : db.use(R"sql(
      SELECT s.tmdb_id, s.fetched_at, s.checked_at, s.first_air_date, s.status,
             EXISTS (SELECT 1 FROM episodes x WHERE x.series_id = s.id AND x.season_number > 0 AND x.air_date >= ?1),
             g.gone_at IS NOT NULL, s.told_in <> ?2
      FROM series s LEFT JOIN gone_titles g ON g.media_type = 'series' AND g.tmdb_id = s.tmdb_id
      WHERE EXISTS (SELECT 1 FROM library_entries e WHERE e.series_id = s.id) ORDER BY s.fetched_at)sql");
  rows.bind(today, language);
  std::vector<TitleAge> ages;
  while (rows.next()) {
    TitleAge age;
    age.title = {type, rows.integer(0)};
    age.fetched_at = rows.instant(1).value_or(Instant{});
    age.checked_at = rows.instant(2);
    age.released = rows.date(3);
    age.status = rows.optional_text(4);
    age.awaits_episode = rows.integer(5) != 0;
    age.is_gone = rows.integer(6) != 0;
    age.is_foreign = rows.integer(7) != 0;
    ages.push_back(std::move(age));
  }
  return ages;
}

std::int64_t foreign_titles(Connection& db, std::string_view language) {
  auto row = db.use(R"sql(
    SELECT (SELECT count(*) FROM movies m WHERE (m.told_in < ?1 OR m.told_in > ?1)
            AND EXISTS (SELECT 1 FROM library_entries e WHERE e.movie_id = m.id))
         + (SELECT count(*) FROM series s WHERE (s.told_in < ?1 OR s.told_in > ?1)
            AND EXISTS (SELECT 1 FROM library_entries e WHERE e.series_id = s.id)))sql");
  row.bind(language);
  row.next();
  return row.integer(0);
}

void note_asked_in(Transaction& tx, TitleKey title, std::string_view language) {
  tx.connection()
      .use(title.type == TitleType::movie ? "UPDATE movies SET told_in = ? WHERE tmdb_id = ?"
                                          : "UPDATE series SET told_in = ? WHERE tmdb_id = ?")
      .bind(language, title.tmdb_id)
      .run();
}

void note_unchanged(Transaction& tx, TitleType type, const std::vector<std::int64_t>& tmdb_ids, Instant until) {
  tx.connection()
      .use(type == TitleType::movie
               ? "UPDATE movies SET checked_at = ? WHERE tmdb_id IN (SELECT value FROM json_each(?))"
               : "UPDATE series SET checked_at = ? WHERE tmdb_id IN (SELECT value FROM json_each(?))")
      .bind(until, json::to_text(tmdb_ids))
      .run();
}

std::optional<GoneTitle> gone_title(Connection& db, TitleKey title) {
  auto found = db.use("SELECT gone_at, successor_tmdb_id FROM gone_titles WHERE media_type = ? AND tmdb_id = ?");
  found.bind(to_string(title.type), title.tmdb_id);
  if (!found.next()) return std::nullopt;
  return GoneTitle{found.instant(0).value_or(Instant{}), found.optional_integer(1)};
}

void note_gone(Transaction& tx, TitleKey title, Instant now, std::optional<std::int64_t> successor) {
  tx.connection()
      .use(
          "INSERT INTO gone_titles (media_type, tmdb_id, gone_at, successor_tmdb_id) VALUES (?, ?, ?, ?) "
          "ON CONFLICT (media_type, tmdb_id) DO UPDATE SET "
          "successor_tmdb_id = coalesce(excluded.successor_tmdb_id, successor_tmdb_id)")
      .bind(to_string(title.type), title.tmdb_id, now, successor)
      .run();
}

void forget_gone(Transaction& tx, TitleKey title) {
  tx.connection()
      .use("DELETE FROM gone_titles WHERE media_type = ? AND tmdb_id = ?")
      .bind(to_string(title.type), title.tmdb_id)
      .run();
}

TitleRef other_ids(Connection& db, AccountId account, TitleKey title) {
  TitleRef ref;
  ref.type = title.type;
  auto found = db.use(R"sql(
    SELECT max(imdb_id), max(tvdb_id), max(title), max(trakt_id) FROM (
      SELECT imdb_id, NULL AS tvdb_id, title, NULL AS trakt_id FROM movies WHERE ?2 = 'movie' AND tmdb_id = ?4
      UNION ALL SELECT NULL, NULL, name, NULL FROM series WHERE ?2 = 'series' AND tmdb_id = ?4
      UNION ALL SELECT imdb_id, tvdb_id, title, trakt_id FROM plays
                WHERE account_id = ?1 AND media_type = ?3 AND title_tmdb_id = ?4
      UNION ALL SELECT imdb_id, tvdb_id, title, trakt_id FROM trakt_watchlist
                WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?4))sql");
  found.bind(account, to_string(title.type), play_type(title.type), title.tmdb_id);
  if (!found.next()) return ref;
  ref.ids.imdb = found.optional_text(0);
  ref.ids.tvdb = found.optional_integer(1);
  ref.title = found.optional_text(2).value_or("");
  if (const auto trakt = found.optional_integer(3)) ref.ids.trakt = TraktId{*trakt};
  return ref;
}

}  // namespace cinemarco::store
