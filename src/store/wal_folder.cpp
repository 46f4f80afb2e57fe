// SPDX-License-Identifier: MIT
#include "store/wal_folder.hpp"

#include <spdlog/spdlog.h>

#include <stop_token>
#include <system_error>

namespace cinemarco::store {

WalFolder::WalFolder(Database& database, Clock& clock)
    : database_{database}, clock_{clock}, file_{database.file().string() + "-wal"} {}

void WalFolder::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    while (clock_.sleep_until(clock_.now() + kBetween, stop)) {
      try {
        tick();
      } catch (const std::exception& error) {
        spdlog::debug("the write-ahead log stays: {}", error.what());
      }
    }
  }};
}

void WalFolder::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

std::optional<WalFolder::Log> WalFolder::log() const {
  std::error_code error;
  Log log;
  log.size = std::filesystem::file_size(file_, error);
  if (error || log.size == 0) return std::nullopt;
  log.written = std::filesystem::last_write_time(file_, error);
  if (error) return std::nullopt;
  return log;
}

bool WalFolder::tick() {
  const auto now = log();
  if (!now) {
    seen_.reset();
    return true;
  }
  if (seen_ != now) {
    seen_ = now;
    seen_at_ = clock_.steady();
    return true;
  }
  if (clock_.steady() - seen_at_ < kQuiet) return true;
  return database_.fold();
}

}  // namespace cinemarco::store
