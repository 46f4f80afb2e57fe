// SPDX-License-Identifier: MIT
// In a server: takes what media servers tell, and works it off behind the answer.
#pragma once

#include "exchange/live_events.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string_view>
#include <thread>

namespace cinemarco::exchange {

// Looked for so often, where nobody says that there is something.
inline constexpr std::chrono::seconds kBetweenInboxLooks{60};

// Safe from any thread.
class Inbox {
 public:
  // References must outlive it. `changed` is called after each message that was worked off.
  Inbox(store::Database& database, Clock& clock, AccountId account, LiveEvents& events, std::function<void()> changed)
      : database_{database}, clock_{clock}, account_{account}, events_{events}, changed_{std::move(changed)} {}
  // From now on a thread of its own works off what is there, what waited for TMDB too.
  void start();
  void stop();
  // The message is kept when this returns, whatever happens to the program then. Gives its number.
  std::int64_t put(std::int64_t hook, std::string_view json);
  // There may be something to do.
  void wake();
  // Works off all that is due, on the calling thread.
  void tick(const std::stop_token& stop);

 private:
  void try_all_again();
  void look_now_and_then(const std::stop_token& stop);
  [[nodiscard]] std::chrono::milliseconds pause();

  store::Database& database_;
  Clock& clock_;
  AccountId account_;
  LiveEvents& events_;
  std::function<void()> changed_;
  std::mutex mutex_;
  std::condition_variable_any signal_;
  bool is_woken_ = false;
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
