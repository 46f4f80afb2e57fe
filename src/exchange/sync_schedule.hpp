// SPDX-License-Identifier: MIT
// When the next sync begins by itself. Pure.
#pragma once

#include "domain/time.hpp"

#include <chrono>
#include <optional>

namespace cinemarco::exchange {

// docs/trakt.md#our-numbers: every half hour is proportionate.
inline constexpr std::chrono::minutes kUsualInterval{30};
inline constexpr std::chrono::minutes kShortestInterval{15};
inline constexpr std::chrono::minutes kLongestInterval{24 * 60};
// After its start the server has other things to do first.
inline constexpr std::chrono::minutes kAfterStart{2};

struct ScheduleFacts {
  bool enabled = true;  // and connected to Trakt
  std::chrono::minutes interval = kUsualInterval;
  Instant server_start;
  std::optional<Instant> last_begun;
  int failures = 0;                      // in a row, up to the last
  std::optional<Instant> waiting_until;  // a service makes us wait
};

// `jitter` from 0 to below 1 spreads the syncs of many installations over a fifth of the interval. Failures double the
// interval, up to a day. Empty: never.
[[nodiscard]] std::optional<Instant> next_sync(const ScheduleFacts& facts, double jitter);

}  // namespace cinemarco::exchange
