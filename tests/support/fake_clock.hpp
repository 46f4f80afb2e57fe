// SPDX-License-Identifier: MIT
// A clock that tests move: sleeping advances it at once and is remembered; or, while it is held, really waits.
#pragma once

#include "domain/clock.hpp"

#include <chrono>
#include <condition_variable>
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
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const override {
    const std::scoped_lock lock{mutex_};
    return std::chrono::steady_clock::time_point{now_.time_since_epoch() - set_by_};
  }
  bool sleep_until(Instant until, std::stop_token stop) override {
    if (stop.stop_requested()) return false;
    std::unique_lock lock{mutex_};
    if (held_) {
      ++sleepers_;
      changed_.notify_all();
      const bool released = changed_.wait(lock, stop, [this] { return !held_; });
      --sleepers_;
      if (!released) return false;
    }
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
  // The clock on the wall is set; no time goes by.
  void set(Instant now) {
    const std::scoped_lock lock{mutex_};
    set_by_ += now - now_;
    now_ = now;
  }
  // Who sleeps from now on sleeps until release(), or until it is stopped.
  void hold() {
    const std::scoped_lock lock{mutex_};
    held_ = true;
  }
  void release() {
    const std::scoped_lock lock{mutex_};
    held_ = false;
    changed_.notify_all();
  }
  // Returns once somebody sleeps; false: nobody does within `patience` of real time.
  [[nodiscard]] bool wait_for_sleeper(std::chrono::seconds patience = std::chrono::seconds{20}) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, patience, [this] { return sleepers_ > 0; });
  }
  [[nodiscard]] std::vector<std::chrono::milliseconds> sleeps() const {
    const std::scoped_lock lock{mutex_};
    return sleeps_;
  }

 private:
  mutable std::mutex mutex_;
  Instant now_;
  std::chrono::milliseconds set_by_{0};
  std::vector<std::chrono::milliseconds> sleeps_;
  std::condition_variable_any changed_;
  bool held_ = false;
  int sleepers_ = 0;
};

}  // namespace cinemarco::test
