// SPDX-License-Identifier: MIT
// Whole copies of the database in backups/.
#include "api/attachment.hpp"
#include "api/backup_report.hpp"
#include "api/features.hpp"

#include <filesystem>

namespace cinemarco::api {

namespace {

exchange::BackupServices backup_services(Services& services) {
  return {services.database, services.account, services.clock};
}

store::BackupFolder folder(Services& services) {
  return store::BackupFolder{services.database.file().parent_path()};
}

BackupList list(Services& services) {
  BackupList result;
  for (const auto& backup : folder(services).list()) result.backups.push_back(to_report(backup));
  result.problem = to_report(exchange::last_backups(backup_services(services))).problem;
  result.database_bytes = static_cast<std::int64_t>(std::filesystem::file_size(services.database.file()));
  return result;
}

Created<BackupReport> make(Services& services, const Call& call) {
  auto made = to_report(exchange::back_up(backup_services(services), store::BackupReason::by_hand, {}, call.stop));
  auto location = "/api/backups/" + made.name;
  return {std::move(made), std::move(location)};
}

OrGone<void> remove(Services& services, const std::string& name) {
  auto backups = folder(services);
  try {
    backups.remove(backups.find(name));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found || !store::parse_backup_name(name)) throw;
    return {false};
  }
  return {true};
}

}  // namespace

void add_backups(Operations& api, Services& services) {
  api.get("/api/backups", "The backups that there are", [&services] { return list(services); }).in(Lane::disk);
  api.post("/api/backups", "Makes a backup while everything runs",
           [&services](const Call& call) { return make(services, call); })
      .in(Lane::disk);
  // The whole database, hashes of passwords and tokens included: see api/scopes.cpp.
  api.get("/api/backups/{name}", "A backup as a file",
          [&services](const std::string& name) {
            const auto backups = folder(services);
            const auto backup = backups.find(name);
            return attachment(backups.file_of(backup), backup.name);
          })
      .in(Lane::disk)
      .gives_type(kFileType);
  api.del("/api/backups/{name}", "Removes a backup",
          [&services](const std::string& name) { return remove(services, name); })
      .in(Lane::disk);
}

}  // namespace cinemarco::api
