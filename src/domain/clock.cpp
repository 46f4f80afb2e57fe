// SPDX-License-Identifier: MIT
#include "domain/clock.hpp"

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
  never.wait_until(lock, stop, std::chrono::system_clock::time_point{until}, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace cinemarco
