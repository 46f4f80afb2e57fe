// SPDX-License-Identifier: MIT
// In a server: fetches the pictures that wait whenever no run goes on.
#pragma once

#include "exchange/picture_queue.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace cinemarco::exchange {

// Another program may have queued some.
inline constexpr std::chrono::seconds kBetweenPictureLooks{10};

// Safe from any thread.
class PictureFetcher {
 public:
  explicit PictureFetcher(PictureWork work) : work_{std::move(work)} {}
  // From now on a thread of its own looks, at once and every kBetweenPictureLooks.
  void start();
  void stop();
  // There may be something to fetch.
  void wake();
  // One look, on the calling thread: fetches all that is due. After one that found the host away the next ones do
  // nothing, for a minute at first and up to an hour.
  void tick(const std::stop_token& stop);

 private:
  void look_now_and_then(const std::stop_token& stop);

  PictureWork work_;
  std::mutex mutex_;
  std::condition_variable_any signal_;
  bool is_woken_ = false;
  int times_away_ = 0;
  std::chrono::steady_clock::time_point rests_until_{};
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
