// SPDX-License-Identifier: MIT
// When backups are made, and what is known of the last ones.
#pragma once

#include "domain/clock.hpp"
#include "exchange/opening.hpp"
#include "store/backup_folder.hpp"
#include "store/database.hpp"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace cinemarco::exchange {

// References must outlive whoever holds it. The backups lie beside the database.
struct BackupServices {
  store::Database& database;
  AccountId account;
  Clock& clock;
};

// Unasked, no backup is made while one is younger than this, nor daily ones more often than that.
inline constexpr std::chrono::hours kBackupsApart{1};
inline constexpr std::chrono::hours kDailyApart{24};

// Makes one and tidies the folder. Of a failure a note is kept until the next success. Throws as store::copy_whole.
store::Backup back_up(const BackupServices& services, store::BackupReason reason, const store::OnPages& on_pages,
                      const std::stop_token& stop);

// Before an import: where something is in the library, and none is younger than an hour. A failure is logged and noted;
// the import goes on.
void back_up_before_import(const BackupServices& services, const std::stop_token& stop);

// A daily one, if it is time. As before.
void back_up_daily(const BackupServices& services, const std::stop_token& stop);

struct BackupProblem {
  std::string at;       // instant
  std::string message;  // for people
};

struct LastBackups {
  std::optional<store::Backup> newest;   // that is no library set aside
  std::optional<BackupProblem> problem;  // of the last attempt, if that failed
};
[[nodiscard]] LastBackups last_backups(const BackupServices& services);

// In a server: looks a minute after the start, then once an hour, in a thread of its own.
class DailyBackups {
 public:
  DailyBackups(BackupServices services, Backups backups) : services_{services}, backups_{backups} {}
  void start();
  void stop();

 private:
  BackupServices services_;
  Backups backups_;
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
