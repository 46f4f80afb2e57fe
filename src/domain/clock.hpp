// SPDX-License-Identifier: MIT
// Time as a port, so that tests move it by hand and nothing sleeps.
#pragma once

#include "domain/time.hpp"

#include <chrono>
#include <stop_token>

namespace cinemarco {

// Safe from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
  // Goes on evenly whatever the clock on the wall is set to; for limits and waits.
  [[nodiscard]] virtual std::chrono::steady_clock::time_point steady() const = 0;
  // Returns when as much time has gone by as there is until `until` now, or at once when a stop is requested; true if
  // it has. Who must not go on before `until` looks again: the clock may have been set meanwhile.
  virtual bool sleep_until(Instant until, std::stop_token stop) = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override;
  bool sleep_until(Instant until, std::stop_token stop) override;
};

}  // namespace cinemarco
