// SPDX-License-Identifier: MIT
// A lock that is had in the order in which it was asked for: who writes in large batches cannot keep others out.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>

namespace cinemarco::store {

// patient: who holds the lock need not hurry for this one, which has much to write itself.
enum class Waiting { urgent, patient };

// A timed lockable as the standard names it. Safe from any thread.
class TurnLock {
 public:
  void lock();
  [[nodiscard]] bool try_lock();
  [[nodiscard]] bool try_lock_for(std::chrono::milliseconds wait, Waiting waiting = Waiting::urgent);
  void unlock();
  // Somebody waits for it who should not wait for long.
  [[nodiscard]] bool is_wanted() const { return urgent_count_.load(std::memory_order_relaxed) > 0; }

 private:
  std::mutex mutex_;
  std::condition_variable turn_;
  bool is_held_ = false;
  std::uint64_t last_ticket_ = 0;
  std::list<std::uint64_t> waiting_;
  std::atomic<int> urgent_count_{0};
};

}  // namespace cinemarco::store
