// SPDX-License-Identifier: MIT
// Slows down who guesses passwords.
#pragma once

#include "domain/clock.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace cinemarco::http {

// Who tries a password.
struct Guesser {
  std::string address;
  std::string browser;  // by which it is known to have been in before; empty: a stranger
};

// Safe from any thread. Strangers are counted by their address (IPv6 by the first 64 bits, which are one household's),
// by the networks around it (a home line may have 256 of those, a server 65,536), and all together. A browser that was
// in before is counted by itself alone, so that no stranger's tries hold it up.
class LoginLimiter {
 public:
  static constexpr int kFree = 5;          // failures of one address or browser without any wait
  static constexpr int kFreeNetwork = 10;  // of an IPv4 /24 or an IPv6 /56
  static constexpr int kFreeSite = 20;     // of an IPv6 /48
  static constexpr int kFreeInAll = 100;
  static constexpr std::chrono::seconds kFirstWait{1};  // doubled with each further failure, up to …
  static constexpr std::chrono::seconds kLongestWait{300};
  static constexpr std::chrono::seconds kLongestNetworkWait{60};
  static constexpr std::chrono::seconds kLongestWaitInAll{2};  // 43,200 guesses a day
  static constexpr std::chrono::hours kForgottenAfter{1};
  static constexpr std::size_t kMostRecords = 10'000;

  // The clock must outlive the object.
  explicit LoginLimiter(Clock& clock) : clock_{clock} {}

  // How long they must wait before they may try; zero: they may. A try counts as failed until it succeeds, so that many
  // at once are counted too.
  [[nodiscard]] std::chrono::seconds begin(const Guesser& who);
  void succeeded(const Guesser& who);

 private:
  // A number of failures that is bounded, and how.
  struct Bound {
    std::string of;  // "198.51.100.0/24"
    int free;
    std::chrono::seconds longest;
  };
  struct Record {
    int failures = 0;
    std::chrono::steady_clock::time_point last;
    std::chrono::steady_clock::time_point not_before;
  };
  [[nodiscard]] static std::vector<Bound> bounds_of(const Guesser& who);
  void forget_old(std::chrono::steady_clock::time_point now);
  Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, Record> records_;
};

}  // namespace cinemarco::http
