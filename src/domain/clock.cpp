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

bool SystemClock::sleep_until(Instant until, std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock{mutex};
  // The system clock counts nanoseconds and ends in 2262; an Instant far behind that must not wrap round.
  constexpr auto kLast = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::time_point::max());
  const std::chrono::system_clock::time_point end{std::min(until, kLast)};
  never.wait_until(lock, stop, end, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace cinemarco
