// SPDX-License-Identifier: MIT
// A play as the columns of `plays` hold it. Pure.
#pragma once

#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"
#include "domain/title.hpp"

#include <optional>

namespace cinemarco::store {

[[nodiscard]] inline std::optional<int> season_of(const std::optional<EpisodeNumber>& episode) {
  return episode ? std::optional{episode->season} : std::nullopt;
}

[[nodiscard]] inline std::optional<int> number_of(const std::optional<EpisodeNumber>& episode) {
  return episode ? std::optional{episode->episode} : std::nullopt;
}

// By what lists order a play of that date (column ordered_at); `zone` is the account's.
[[nodiscard]] inline std::optional<Instant> order_of(const PlayDate& date, const TimeZone& zone) {
  return date.day ? std::optional{zone.last_instant_of(*date.day)} : date.instant;
}

}  // namespace cinemarco::store
