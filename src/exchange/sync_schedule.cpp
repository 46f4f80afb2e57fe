// SPDX-License-Identifier: MIT
#include "exchange/sync_schedule.hpp"

#include <algorithm>

namespace cinemarco::exchange {

std::optional<Instant> next_sync(const ScheduleFacts& facts, double jitter) {
  constexpr double kSpread = 0.2;
  if (!facts.enabled) return std::nullopt;
  auto interval = std::clamp(facts.interval, kShortestInterval, kLongestInterval);
  for (int i = 0; i < facts.failures && interval < kLongestInterval; ++i) interval *= 2;
  interval = std::min(interval, kLongestInterval);
  auto next = facts.server_start + kAfterStart;
  if (facts.last_begun) {
    const std::chrono::duration<double, std::milli> spread{std::chrono::duration<double, std::milli>(interval).count() *
                                                           kSpread * (jitter - 0.5)};
    next = std::max(next, *facts.last_begun + interval + std::chrono::round<std::chrono::milliseconds>(spread));
  }
  return std::max(next, facts.waiting_until.value_or(next));
}

}  // namespace cinemarco::exchange
