// SPDX-License-Identifier: MIT
// What ends a run early: the user, or the first failure that nothing can go on after.
#pragma once

#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <utility>

namespace cinemarco::exchange {

// Safe from any thread.
class RunControl {
 public:
  explicit RunControl(std::stop_token user)
      : user_{std::move(user)}, on_user_stop_{user_, [this] { stop_.request_stop(); }} {}

  // Stops when the user asks for it, and when a part of the run has failed.
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }
  [[nodiscard]] bool stopped() const { return stop_.stop_requested(); }
  [[nodiscard]] bool stopped_by_user() const { return user_.stop_requested(); }

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
  std::stop_token user_;
  std::stop_source stop_;
  mutable std::mutex mutex_;
  std::exception_ptr failure_;
  std::stop_callback<std::function<void()>> on_user_stop_;
};

}  // namespace cinemarco::exchange
