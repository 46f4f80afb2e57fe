// SPDX-License-Identifier: MIT
#include "store/title_look_up.hpp"

namespace cinemarco::store {

std::vector<std::string> names_of_series(Connection& db, TmdbSeriesId series) {
  auto row = db.use("SELECT name, ifnull(original_name, name) FROM series WHERE tmdb_id = ?");
  row.bind(series);
  if (!row.next()) return {};
  return {row.text(0), row.text(1)};
}

bool has_episode(Connection& db, TmdbSeriesId series, EpisodeNumber episode) {
  auto row = db.use(
      "SELECT 1 FROM episodes e JOIN series s ON s.id = e.series_id WHERE s.tmdb_id = ? AND season_number = ? AND "
      "episode_number = ?");
  row.bind(series, episode.season, episode.episode);
  return row.next();
}

}  // namespace cinemarco::store
