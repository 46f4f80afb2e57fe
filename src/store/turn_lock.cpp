// SPDX-License-Identifier: MIT
#include "store/turn_lock.hpp"

namespace cinemarco::store {

void TurnLock::lock() {
  while (!try_lock_for(std::chrono::hours{1})) continue;
}

bool TurnLock::try_lock() {
  const std::scoped_lock lock{mutex_};
  if (is_held_ || !waiting_.empty()) return false;
  is_held_ = true;
  return true;
}

bool TurnLock::try_lock_for(std::chrono::milliseconds wait, Waiting waiting) {
  std::unique_lock lock{mutex_};
  if (!is_held_ && waiting_.empty()) {
    is_held_ = true;
    return true;
  }
  const auto ticket = waiting_.insert(waiting_.end(), ++last_ticket_);
  const int urgent = waiting == Waiting::urgent ? 1 : 0;
  urgent_count_ += urgent;
  const bool is_mine = turn_.wait_for(lock, wait, [&] { return !is_held_ && waiting_.front() == *ticket; });
  waiting_.erase(ticket);
  urgent_count_ -= urgent;
  is_held_ = is_held_ || is_mine;
  if (!is_mine) turn_.notify_all();  // whoever comes after this one may be first now
  return is_mine;
}

void TurnLock::unlock() {
  {
    const std::scoped_lock lock{mutex_};
    is_held_ = false;
  }
  turn_.notify_all();
}

}  // namespace cinemarco::store
