// SPDX-License-Identifier: MIT
// A clock that tests move: sleeping advances it at once and is remembered.
#pragma once

#include "domain/clock.hpp"

#include <mutex>
#include <vector>

namespace cinemarco::test {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(Instant start = Instant{std::chrono::milliseconds{1'780'000'000'000}}) : now_{start} {}

  [[nodiscard]] Instant now() const override {
    const std::scoped_lock lock{mutex_};
    return now_;
  }
  bool sleep_until(Instant until, std::stop_token stop) override {
    if (stop.stop_requested()) return false;
    const std::scoped_lock lock{mutex_};
    if (until > now_) {
      sleeps_.push_back(until - now_);
      now_ = until;
    }
    return true;
  }
  void advance(std::chrono::milliseconds by) {
    const std::scoped_lock lock{mutex_};
    now_ += by;
  }
  [[nodiscard]] std::vector<std::chrono::milliseconds> sleeps() const {
    const std::scoped_lock lock{mutex_};
    return sleeps_;
  }

 private:
  mutable std::mutex mutex_;
  Instant now_;
  std::vector<std::chrono::milliseconds> sleeps_;
};

}  // namespace cinemarco::test
