// SPDX-License-Identifier: MIT
// Small questions to the stored titles.
#pragma once

#include "domain/title.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace cinemarco::store {

// As TMDB calls it in the library's language and in its own; none: the series is not stored.
[[nodiscard]] std::vector<std::string> names_of_series(Connection& db, TmdbSeriesId series);
[[nodiscard]] bool has_episode(Connection& db, TmdbSeriesId series, EpisodeNumber episode);

}  // namespace cinemarco::store
