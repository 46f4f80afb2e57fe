// SPDX-License-Identifier: MIT
// A queue between threads that wakes on a stop and may be bounded.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace cinemarco::exchange {

// Safe from any thread.
template <class T>
class BlockingQueue {
 public:
  explicit BlockingQueue(std::size_t bound = std::numeric_limits<std::size_t>::max()) : bound_{bound} {}

  // Waits for room; drops the item when a stop ends the wait.
  void push(T item, const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    if (!room_.wait(lock, stop, [this] { return items_.size() < bound_; })) return;
    items_.push_back(std::move(item));
    lock.unlock();
    filled_.notify_one();
  }
  // The next item; empty when the queue is closed and drained, or on a stop.
  std::optional<T> pop(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    if (!filled_.wait(lock, stop, [this] { return closed_ || !items_.empty(); })) return std::nullopt;
    if (stop.stop_requested() || items_.empty()) return std::nullopt;
    std::optional<T> item{std::move(items_.front())};
    items_.pop_front();
    lock.unlock();
    room_.notify_one();
    return item;
  }
  // All that wait, at most so many, but at least one; empty when there is none to come any more, or on a stop.
  std::vector<T> pop_some(std::size_t most, const std::stop_token& stop) {
    std::vector<T> some;
    std::unique_lock lock{mutex_};
    if (!filled_.wait(lock, stop, [this] { return closed_ || !items_.empty(); })) return some;
    if (stop.stop_requested()) return some;
    while (!items_.empty() && some.size() < most) {
      some.push_back(std::move(items_.front()));
      items_.pop_front();
    }
    lock.unlock();
    room_.notify_all();
    return some;
  }
  void close() {
    {
      const std::scoped_lock lock{mutex_};
      closed_ = true;
    }
    filled_.notify_all();
  }

 private:
  const std::size_t bound_;
  std::mutex mutex_;
  std::condition_variable_any filled_;
  std::condition_variable_any room_;
  std::deque<T> items_;
  bool closed_ = false;
};

}  // namespace cinemarco::exchange
