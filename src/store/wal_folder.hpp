// SPDX-License-Identifier: MIT
// Keeps the database whole in one file: who copies cinemarco.db alone shall copy the library. Else the
// write-ahead log is copied into the file only when it is long (store/log_copier.hpp), or when the last program closes
// it.
#pragma once

#include "domain/clock.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <thread>

namespace cinemarco::store {

// One thread at a time, but for start().
class WalFolder {
 public:
  static constexpr std::chrono::milliseconds kBetween{1'000};
  static constexpr std::chrono::milliseconds kQuiet{3'000};  // after the last write of whatever program

  // References must outlive the object.
  WalFolder(Database& database, Clock& clock);
  // From now on a thread of its own looks once a second.
  void start();
  void stop();
  // Folds where something waits and nobody wrote for a while. False: it could not be, because a reader or a writer is
  // in the way; the next look tries again.
  bool tick();

 private:
  struct Log {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type written;
    bool operator==(const Log&) const = default;
  };
  [[nodiscard]] std::optional<Log> log() const;

  Database& database_;
  Clock& clock_;
  std::filesystem::path file_;
  std::optional<Log> seen_;
  std::chrono::steady_clock::time_point seen_at_{};
  std::jthread thread_;
};

}  // namespace cinemarco::store
