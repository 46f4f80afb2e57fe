// SPDX-License-Identifier: MIT
// Ctrl-C, SIGTERM and SIGHUP as a stop request; a second one ends the process at once. SIGPIPE ends nothing.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace cinemarco::cli {

// Make it before any thread: it blocks the signals for all that follow. One per process.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  void watch();
  std::stop_source stop_;
  sigset_t watched_{};
  int signals_ = -1;
  int wake_ = -1;
  std::thread watcher_;
};

}  // namespace cinemarco::cli
