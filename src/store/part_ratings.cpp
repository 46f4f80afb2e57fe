// SPDX-License-Identifier: MIT
#include "store/part_ratings.hpp"

namespace cinemarco::store {

std::vector<PartRating> part_ratings(Connection& db, AccountId account, std::int64_t series_tmdb_id) {
  // Of a part's rows the bare column `rating` is of the one that has the maximum, as SQLite promises.
  auto rows = db.use(R"sql(
    SELECT season_number, episode_number, rating, max(place) FROM (
      SELECT season_number, episode_number, rating, '1' || ifnull(rated_at, '') AS place FROM trakt_ratings
      WHERE account_id = ?1 AND media_type IN ('season', 'episode') AND title_tmdb_id = ?2 AND gone_at IS NULL
      UNION ALL
      SELECT season_number, episode_number, rating, iif(source = 'cinemarco', '2', '0') || ifnull(rated_at, '')
      FROM ratings
      WHERE account_id = ?1 AND media_type IN ('season', 'episode') AND ifnull(tmdb_id, -source_title_id) = ?2)
    WHERE season_number IS NOT NULL GROUP BY season_number, episode_number ORDER BY 1, 2)sql");
  rows.bind(account, series_tmdb_id);
  std::vector<PartRating> found;
  while (rows.next()) {
    PartRating one;
    one.season = static_cast<int>(rows.integer(0));
    if (const auto episode = rows.optional_integer(1)) one.episode = static_cast<int>(*episode);
    one.rating = static_cast<int>(rows.integer(2));
    one.is_own = rows.text(3).starts_with('2');
    found.push_back(one);
  }
  return found;
}

void set_part_rating(Transaction& tx, AccountId account, std::int64_t series_tmdb_id, int season,
                     const std::optional<int>& episode, const std::optional<int>& rating, Instant now) {
  auto& db = tx.connection();
  const auto* type = episode ? "episode" : "season";
  db.use(
        "DELETE FROM ratings WHERE account_id = ? AND source = 'cinemarco' AND media_type = ? AND tmdb_id = ? AND "
        "season_number = ? AND episode_number IS ?")
      .bind(account, type, series_tmdb_id, season, episode)
      .run();
  if (!rating) return;
  db.use(
        "INSERT INTO ratings (account_id, source, media_type, tmdb_id, season_number, episode_number, rating, "
        "rated_at) VALUES (?, 'cinemarco', ?, ?, ?, ?, ?, ?)")
      .bind(account, type, series_tmdb_id, season, episode, *rating, now)
      .run();
}

}  // namespace cinemarco::store
