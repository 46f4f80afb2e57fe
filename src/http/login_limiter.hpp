// SPDX-License-Identifier: MIT
// Slows down who guesses passwords.
#pragma once

#include "domain/clock.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace cinemarco::http {

// Safe from any thread. Per address; IPv6 by its first 64 bits, which are one household's.
class LoginLimiter {
 public:
  static constexpr int kFree = 5;                       // failures without any wait
  static constexpr std::chrono::seconds kFirstWait{1};  // doubled with each further failure
  static constexpr std::chrono::seconds kLongestWait{300};
  static constexpr std::chrono::hours kForgottenAfter{1};
  static constexpr std::size_t kMostAddresses = 10'000;

  // The clock must outlive the object.
  explicit LoginLimiter(Clock& clock) : clock_{clock} {}

  // How long the address must wait before it may try; zero: it may. A try counts as failed until it succeeds, so that
  // many at once are counted too.
  [[nodiscard]] std::chrono::seconds begin(const std::string& address);
  void succeeded(const std::string& address);

 private:
  struct Record {
    int failures = 0;
    std::chrono::steady_clock::time_point last;
    std::chrono::steady_clock::time_point not_before;
  };
  void forget_old(std::chrono::steady_clock::time_point now);
  Clock& clock_;
  std::mutex mutex_;
  std::map<std::string, Record> records_;
};

}  // namespace cinemarco::http
