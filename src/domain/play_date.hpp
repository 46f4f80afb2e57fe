// SPDX-License-Identifier: MIT
// When something was watched, as precisely as is known: an instant, a calendar day, or nothing.
#pragma once

#include "domain/time.hpp"

#include <optional>

namespace cinemarco {

// At most one of the two; none: nobody knows. A day is a day in every zone and never becomes an instant
// (docs/contract.md#rule-11).
struct PlayDate {
  std::optional<Instant> instant;
  std::optional<Date> day;
  auto operator<=>(const PlayDate&) const = default;
};

// The first instant of 1970, however it is spelt, is Trakt's word for a date that nobody knows
// (docs/contract.md#rule-2): on no way in does it become an instant.
[[nodiscard]] constexpr std::optional<Instant> known_instant(Instant told) {
  return told == Instant{} ? std::nullopt : std::optional{told};
}

}  // namespace cinemarco
