// SPDX-License-Identifier: MIT
#include "store/episodes.hpp"

namespace cinemarco::store {

std::vector<StoredEpisode> episodes_of(Connection& db, TitleKey series) {
  std::vector<StoredEpisode> episodes;
  if (series.type == TitleType::movie) return episodes;
  auto rows = db.use(
      "SELECT e.season_number, e.episode_number, e.name, e.air_date FROM series s JOIN episodes e ON e.series_id = "
      "s.id "
      "WHERE s.tmdb_id = ? ORDER BY 1, 2");
  rows.bind(series.tmdb_id);
  while (rows.next()) {
    episodes.push_back(
        {{static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1))}, rows.text(2), rows.date(3)});
  }
  return episodes;
}

}  // namespace cinemarco::store
