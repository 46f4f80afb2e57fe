// SPDX-License-Identifier: MIT
// The machine's clock; sleeping is waiting on a condition that only a stop can bring about.
#include "domain/clock.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace cinemarco {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::steady() const {
  return std::chrono::steady_clock::now();
}

bool SystemClock::sleep_until(Instant until, std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock{mutex};
  // Far enough, and near enough not to wrap round.
  constexpr std::chrono::hours kLongest{24 * 365};
  const auto duration = std::min<std::chrono::milliseconds>(until - now(), kLongest);
  never.wait_for(lock, stop, duration, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace cinemarco
