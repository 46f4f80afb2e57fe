// SPDX-License-Identifier: MIT
// The library at a glance, for `cinemarco status`.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <optional>

namespace cinemarco::store {

struct Overview {
  std::int64_t movies = 0, series = 0;  // library entries
  std::int64_t plays = 0, movie_plays = 0, episode_plays = 0;
  std::int64_t episodes_watched = 0;
  std::int64_t ratings = 0, watchlist = 0;
  std::int64_t unmatched_plays = 0;  // without a TMDB number
  std::int64_t queued_images = 0;
  std::optional<Instant> first_play, last_play;
};
// Whether anything was ever taken in: a play, a title, a rating, a listing.
[[nodiscard]] bool holds_anything(Connection& db);

[[nodiscard]] Overview overview(Connection& db, AccountId account);

}  // namespace cinemarco::store
