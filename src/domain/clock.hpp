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
  // Returns at `until`, or at once when a stop is requested; true if `until` was reached.
  virtual bool sleep_until(Instant until, std::stop_token stop) = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
  bool sleep_until(Instant until, std::stop_token stop) override;
};

}  // namespace cinemarco
