// SPDX-License-Identifier: MIT
#include "store/log_copier.hpp"

#include "store/connection.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <stop_token>

namespace cinemarco::store {

LogCopier::~LogCopier() {
  thread_.request_stop();
}

void LogCopier::log_has(int pages) {
  if (pages < kLogPages) return;
  {
    const std::scoped_lock lock{mutex_};
    is_long_ = true;
    if (!thread_.joinable()) thread_ = std::jthread{[this](const std::stop_token& stop) { copy(stop); }};
  }
  signal_.notify_one();
}

void LogCopier::copy(const std::stop_token& stop) {
  try {
    Connection connection{file_, Connection::Mode::write};
    while (true) {
      {
        std::unique_lock lock{mutex_};
        if (!signal_.wait(lock, stop, [this] { return is_long_; })) return;
        is_long_ = false;
      }
      // PASSIVE waits for nobody. Once all of it is copied, the next commit begins the log anew.
      connection.use("PRAGMA wal_checkpoint(PASSIVE)").next();
    }
  } catch (const std::exception& error) {
    // The last connection that closes the database copies it, at the latest.
    spdlog::debug("the write-ahead log stays: {}", error.what());
  }
}

}  // namespace cinemarco::store
