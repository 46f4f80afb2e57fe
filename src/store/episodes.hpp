// SPDX-License-Identifier: MIT
// The stored episodes of a series, by which exports of others are understood.
#pragma once

#include "domain/title.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct StoredEpisode {
  EpisodeNumber number;
  std::string name;
  std::optional<Date> air_date;
};
// In order; specials too. Empty for a movie, and a series that is not stored.
[[nodiscard]] std::vector<StoredEpisode> episodes_of(Connection& db, TitleKey series);

}  // namespace cinemarco::store
