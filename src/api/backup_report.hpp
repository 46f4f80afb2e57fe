// SPDX-License-Identifier: MIT
// Backups as the API and the command line tell of them.
#pragma once

#include "exchange/backups.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::api {

struct BackupReport {
  std::string name;
  std::string made_at;
  std::string reason;  // by_hand, daily, before_import, before_migration, before_restore, damaged
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BackupReport, (), (name, made_at, reason, bytes))

struct BackupProblemReport {
  std::string at;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(BackupProblemReport, (), (at, message))

// What `status` tells.
struct LastBackupReport {
  std::optional<BackupReport> newest;
  std::optional<BackupProblemReport> problem;  // of the last attempt, if that failed
};
BOOST_DESCRIBE_STRUCT(LastBackupReport, (), (newest, problem))

struct BackupList {
  std::vector<BackupReport> backups;  // newest first
  std::optional<BackupProblemReport> problem;
  std::int64_t database_bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BackupList, (), (backups, problem, database_bytes))

[[nodiscard]] inline BackupReport to_report(const store::Backup& backup) {
  return {backup.name, format_instant(backup.made_at), std::string{store::to_string(backup.reason)}, backup.bytes};
}

[[nodiscard]] inline LastBackupReport to_report(const exchange::LastBackups& last) {
  LastBackupReport report;
  if (last.newest) report.newest = to_report(*last.newest);
  if (last.problem) report.problem = BackupProblemReport{last.problem->at, last.problem->message};
  return report;
}

}  // namespace cinemarco::api
