// SPDX-License-Identifier: MIT
#include "exchange/opening.hpp"

#include "exchange/ago.hpp"
#include "store/backup_folder.hpp"
#include "store/migrations.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace cinemarco::exchange {

namespace {

Error damaged_library(const std::filesystem::path& file, const std::string& damage, Instant now) {
  const store::BackupFolder folder{file.parent_path()};
  const auto whole = folder.newest_whole();
  const auto remedy =
      whole ? fmt::format(
                  "The newest whole backup was made {}. Put it in place, which keeps the damaged file too: "
                  "`cinemarco restore {}`.",
                  ago(whole->made_at, now), folder.file_of(*whole).string())
            : fmt::format(
                  "There is no whole backup in {}. If you have one elsewhere: `cinemarco restore FILE`; else move "
                  "the file away and import again.",
                  folder.path().string());
  return {ErrorCode::internal, fmt::format("The library {} is damaged ({}). {}", file.string(), damage, remedy)};
}

}  // namespace

std::unique_ptr<store::Database> open_library(const std::filesystem::path& data_folder, Backups backups, Instant now) {
  const auto file = data_folder / "cinemarco.db";
  if (store::was_left_open(file)) {
    const auto damage = store::damage_of(file);
    if (damage && !damage->starts_with(store::kUnreadable)) throw damaged_library(file, *damage, now);
  }
  try {
    if (backups == Backups::on && store::is_behind(file)) {
      spdlog::info("a backup is made before the database is migrated");
      store::BackupFolder{data_folder}.make(store::BackupReason::before_migration, now, {}, {});
    }
    return std::make_unique<store::Database>(file);
  } catch (const std::exception&) {
    // Whatever it was: of a damaged file the one thing to say is what helps.
    const auto damage = store::damage_of(file);
    if (damage && !damage->starts_with(store::kUnreadable)) throw damaged_library(file, *damage, now);
    throw;
  }
}

}  // namespace cinemarco::exchange
