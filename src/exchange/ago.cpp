// SPDX-License-Identifier: MIT
#include "exchange/ago.hpp"

#include <chrono>

namespace cinemarco::exchange {

std::string ago(Instant then, Instant now) {
  const auto count = [](std::int64_t number, const char* unit) {
    return std::to_string(number) + " " + unit + (number == 1 ? "" : "s") + " ago";
  };
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - then).count();
  if (seconds < 1) return "just now";
  if (seconds < 60) return count(seconds, "second");
  if (seconds < 60 * 60) return count(seconds / 60, "minute");
  if (seconds < 24 * 60 * 60) return count(seconds / (60 * 60), "hour");
  return count(seconds / (24 * 60 * 60), "day");
}

}  // namespace cinemarco::exchange
