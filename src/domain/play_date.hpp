// SPDX-License-Identifier: MIT
// When something was watched, as precisely as is known: an instant, a calendar day, or nothing.
#pragma once

#include "domain/time.hpp"

#include <optional>

namespace cinemarco {

// At most one of the two; none: nobody knows. A day is a day in every zone and never becomes an instant (CONTRACT §7,
// rule 11).
struct PlayDate {
  std::optional<Instant> instant;
  std::optional<Date> day;
  auto operator<=>(const PlayDate&) const = default;
};

}  // namespace cinemarco
