// SPDX-License-Identifier: MIT
// The history narrowed to a weekday or an hour, as the clock of the account's zone shows them. Every play in the range
// is looked at: no index knows zones.
#pragma once

#include "domain/time_zone.hpp"
#include "store/play_list.hpp"

#include <optional>
#include <string>

namespace cinemarco::store {

struct ClockFilter {
  std::optional<int> weekday;  // 1 Monday to 7 Sunday
  std::optional<int> hour;     // 0 to 23; plays of which only the day is known are in none
};

// As list_plays, with a cursor of its own.
[[nodiscard]] PlayPage list_plays_by_clock(Connection& db, AccountId account, const PlayFilter& filter,
                                           const ClockFilter& clock, const TimeZone& zone,
                                           const std::optional<std::string>& cursor, int limit);

}  // namespace cinemarco::store
