// SPDX-License-Identifier: MIT
// Days of an account as a range of plays.ordered_at.
#pragma once

#include "domain/day_range.hpp"
#include "domain/time_zone.hpp"

#include <string>

namespace cinemarco::store {

// Plays of the range lie behind the first and up to the second, as text compares.
struct OrderedRange {
  std::string behind, up_to;
};
// `zone` is the account's. Pure.
[[nodiscard]] OrderedRange ordered_range(const AskedDays& range, const TimeZone& zone);

}  // namespace cinemarco::store
