// SPDX-License-Identifier: MIT
// Whoever waits for an answer, as its handler sees it.
#pragma once

#include "http/way.hpp"

#include <atomic>
#include <stop_token>

namespace cinemarco::http {

enum class Ended { not_yet, by_patience, by_client, by_server };

// Safe from any thread.
class Waiter {
 public:
  // Requested as soon as nobody waits any more.
  [[nodiscard]] std::stop_token stop() const { return source_.get_token(); }
  [[nodiscard]] Ended ended() const { return ended_; }
  // The lane in which the request is handled now; set before it is.
  [[nodiscard]] std::size_t lane() const { return lane_; }
  void enter(std::size_t lane) { lane_ = lane; }
  // The first word counts.
  void end(Ended why) {
    auto before = Ended::not_yet;
    if (ended_.compare_exchange_strong(before, why)) source_.request_stop();
  }

 private:
  std::atomic<std::size_t> lane_{0};
  std::atomic<Ended> ended_{Ended::not_yet};
  std::stop_source source_;
};

}  // namespace cinemarco::http
