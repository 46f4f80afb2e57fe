// SPDX-License-Identifier: MIT
// What ends a run early: the user, the end of the program, or the first failure that nothing can go on after.
#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <utility>

namespace cinemarco::exchange {

// Who may stop a run from outside.
struct Stops {
  std::stop_token user;      // it ends as cancelled
  std::stop_token shutdown;  // the program ends: it is interrupted
};

// Safe from any thread.
class RunControl {
 public:
  explicit RunControl(Stops stops)
      : stops_{std::move(stops)},
        on_user_stop_{stops_.user, [this] { stop_.request_stop(); }},
        on_shutdown_{stops_.shutdown, [this] { stop_.request_stop(); }} {}

  // Stops when somebody asks for it, and when a part of the run has failed.
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
  [[nodiscard]] bool stopped() const { return stop_.stop_requested(); }
  [[nodiscard]] bool stopped_by_user() const { return stops_.user.stop_requested(); }
  [[nodiscard]] bool stopped_by_shutdown() const { return stops_.shutdown.stop_requested(); }

  // Stops everything; the first failure is the one that is told.
  void fail(std::exception_ptr failure) {
    {
      const std::scoped_lock lock{mutex_};
      if (!failure_) failure_ = std::move(failure);
    }
    stop_.request_stop();
  }
  void rethrow_if_failed() const {
    const std::scoped_lock lock{mutex_};
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  Stops stops_;
  std::stop_source stop_;
  mutable std::mutex mutex_;
  std::exception_ptr failure_;
  std::stop_callback<std::function<void()>> on_user_stop_;
  std::stop_callback<std::function<void()>> on_shutdown_;
};

}  // namespace cinemarco::exchange
