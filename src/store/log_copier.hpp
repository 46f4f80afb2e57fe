// SPDX-License-Identifier: MIT
// Copies the write-ahead log into the database's file once it is long, beside the writer, who waits for none of it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace cinemarco::store {

// So many pages (of 4 KB) of the log are copied at once. A page that changes again and again is written once for each
// of these in place of once for each of SQLite's own 1,000; a log of 32 MB is still quick to read.
inline constexpr int kLogPages = 8'000;

// Safe from any thread.
class LogCopier {
 public:
  explicit LogCopier(std::string file) : file_{std::move(file)} {}
  ~LogCopier();
  LogCopier(const LogCopier&) = delete;
  LogCopier& operator=(const LogCopier&) = delete;
  // The log has so many pages now; its thread begins with the first that are enough.
  void log_has(int pages);

 private:
  void copy(const std::stop_token& stop);

  const std::string file_;
  std::mutex mutex_;
  std::condition_variable_any signal_;
  bool is_long_ = false;
  std::jthread thread_;
};

}  // namespace cinemarco::store
