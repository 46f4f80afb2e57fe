// SPDX-License-Identifier: MIT
// Who was seen most: actors, directors and writers of titles, by how many of them and how often.
#pragma once

#include "domain/statistics.hpp"
#include "store/connection.hpp"

#include <cstdint>
#include <vector>

namespace cinemarco::store {

inline constexpr std::size_t kMostPeople = 50;

// A row of `movies` or `series`, and how many plays of it count.
struct TitlePlays {
  std::int64_t row = 0;
  std::int64_t plays = 0;
};

// At most kMostPeople in each list: most titles first, then most plays, then by name.
[[nodiscard]] PeopleCounts people_of(Connection& db, const std::vector<TitlePlays>& movies,
                                     const std::vector<TitlePlays>& series);

}  // namespace cinemarco::store
