// SPDX-License-Identifier: MIT
#include "store/unmatched.hpp"

#include "store/mirror_facts.hpp"

namespace cinemarco::store {

namespace {

std::vector<UnmatchedTitle> list(Connection& db, AccountId account, TitleType type) {
  // One row per Trakt number, or per name where Trakt has not even that.
  auto rows = db.use(R"sql(
    WITH facts AS (
      SELECT trakt_id, title_tmdb_id, tvdb_id, imdb_id, title, year, watched_at, 'play' AS what FROM plays
      WHERE account_id = ?1 AND media_type = ?2 AND removed_at IS NULL AND title_tmdb_id IS NULL
        AND source_title_id IS NULL
      UNION ALL
      SELECT p.trakt_id, p.title_tmdb_id, p.tvdb_id, p.imdb_id, p.title, p.year, p.watched_at, 'play'
      FROM gone_titles g CROSS JOIN plays p ON p.account_id = ?1 AND p.media_type = ?2 AND p.title_tmdb_id = g.tmdb_id
      WHERE g.media_type = ?3 AND p.removed_at IS NULL
      UNION ALL
      SELECT trakt_id, title_tmdb_id, tvdb_id, imdb_id, title, year, NULL, 'listing' FROM trakt_watchlist
      WHERE account_id = ?1 AND media_type = ?3 AND removed_at IS NULL
        AND (title_tmdb_id IS NULL OR title_tmdb_id IN (SELECT tmdb_id FROM gone_titles WHERE media_type = ?3))
      UNION ALL
      SELECT title_trakt_id, title_tmdb_id, NULL, NULL, title, NULL, NULL, 'rating' FROM trakt_ratings
      WHERE account_id = ?1 AND (media_type = 'movie') = (?3 = 'movie') AND gone_at IS NULL
        AND (title_tmdb_id IS NULL OR title_tmdb_id IN (SELECT tmdb_id FROM gone_titles WHERE media_type = ?3)))
    SELECT f.trakt_id, max(f.title_tmdb_id), max(f.tvdb_id), max(f.imdb_id), max(f.title), max(f.year),
           sum(f.what = 'play'), min(f.watched_at), max(f.watched_at), max(f.what = 'listing'), max(f.what = 'rating'),
           max(g.successor_tmdb_id)
    FROM facts f LEFT JOIN gone_titles g ON g.media_type = ?3 AND g.tmdb_id = f.title_tmdb_id
    GROUP BY f.trakt_id, CASE WHEN f.trakt_id IS NULL THEN f.title END
    ORDER BY sum(f.what = 'play') = 0, max(f.title) COLLATE NOCASE, f.trakt_id)sql");
  rows.bind(account, play_type(type), to_string(type));
  std::vector<UnmatchedTitle> found;
  while (rows.next()) {
    UnmatchedTitle one;
    one.title.type = type;
    if (const auto trakt = rows.optional_integer(0)) one.title.ids.trakt = TraktId{*trakt};
    one.title.ids.tmdb = rows.optional_integer(1);
    one.title.ids.tvdb = rows.optional_integer(2);
    one.title.ids.imdb = rows.optional_text(3);
    one.title.title = rows.optional_text(4).value_or("");
    if (const auto year = rows.optional_integer(5)) one.title.year = static_cast<int>(*year);
    one.plays = rows.integer(6);
    one.first_watched_at = rows.instant(7);
    one.last_watched_at = rows.instant(8);
    one.on_watchlist = rows.integer(9) != 0;
    one.is_rated = rows.integer(10) != 0;
    one.successor = rows.optional_integer(11);
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

std::vector<UnmatchedTitle> list_unmatched(Connection& db, AccountId account) {
  auto all = list(db, account, TitleType::movie);
  for (auto& series : list(db, account, TitleType::series)) all.push_back(std::move(series));
  return all;
}

std::vector<MatchedTitle> list_matched_by_user(Connection& db, AccountId account) {
  auto rows = db.use(R"sql(
    SELECT x.media_type, x.trakt_id, x.tmdb_id,
           coalesce((SELECT title FROM plays p WHERE p.account_id = ?1 AND p.title_tmdb_id = x.tmdb_id
                     AND p.media_type = iif(x.media_type = 'movie', 'movie', 'episode') AND p.trakt_id = x.trakt_id
                     AND p.title IS NOT NULL LIMIT 1),
                    (SELECT title FROM trakt_watchlist w WHERE w.account_id = ?1 AND w.trakt_id = x.trakt_id
                     AND w.media_type = x.media_type), '') AS title
    FROM title_matches x WHERE x.matched_by = 'user' ORDER BY title, x.trakt_id)sql");
  rows.bind(account);
  std::vector<MatchedTitle> found;
  while (rows.next()) {
    found.push_back({rows.text(0) == "movie" ? TitleType::movie : TitleType::series, TraktId{rows.integer(1)},
                     rows.integer(2), rows.text(3)});
  }
  return found;
}

std::vector<std::int64_t> numbers_of(Connection& db, AccountId account, TitleType type, TraktId trakt_id) {
  auto rows = db.use(
      "SELECT ifnull(title_tmdb_id, 0) FROM plays WHERE account_id = ?1 AND media_type = ?2 AND trakt_id = ?4 "
      "UNION SELECT ifnull(title_tmdb_id, 0) FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?3 AND "
      "trakt_id = ?4");
  rows.bind(account, play_type(type), to_string(type), trakt_id);
  std::vector<std::int64_t> numbers;
  while (rows.next()) numbers.push_back(rows.integer(0));
  return numbers;
}

}  // namespace cinemarco::store
