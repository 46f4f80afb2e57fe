// SPDX-License-Identifier: MIT
// Parts of the keys by which plays are known at their source.
#pragma once

#include "domain/brought.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>

namespace cinemarco::sources {

// ":s1e2", ":s1", or nothing.
[[nodiscard]] inline std::string number_key(const BroughtFact& fact) {
  std::string key;
  if (fact.season) key += ":s" + std::to_string(*fact.season);
  if (fact.episode) key += "e" + std::to_string(*fact.episode);
  return key;
}

// ":2024-02-09", ":2024-02-09T20:15:00.000Z", ":unknown"
[[nodiscard]] inline std::string date_key(const PlayDate& date) {
  if (date.instant) return ":" + format_instant(*date.instant);
  return date.day ? ":" + format_date(*date.day) : ":unknown";
}

}  // namespace cinemarco::sources
