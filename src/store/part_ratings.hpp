// SPDX-License-Identifier: MIT
// What was said of single seasons and episodes, 1–10: here, else at Trakt, else at the source that said it last.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace cinemarco::store {

struct PartRating {
  int season = 0;
  std::optional<int> episode;  // empty: of the season
  int rating = 0;              // 1–10
  bool is_own = false;         // the user set it here
};
// One of each part that anybody rated.
[[nodiscard]] std::vector<PartRating> part_ratings(Connection& db, AccountId account, std::int64_t series_tmdb_id);

// The user's own; empty takes it away, so that another's counts again. Trakt is not told.
void set_part_rating(Transaction& tx, AccountId account, std::int64_t series_tmdb_id, int season,
                     const std::optional<int>& episode, const std::optional<int>& rating, Instant now);

}  // namespace cinemarco::store
