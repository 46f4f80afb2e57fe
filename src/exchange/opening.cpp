// SPDX-License-Identifier: MIT
#include "exchange/opening.hpp"

#include "exchange/ago.hpp"
#include "store/backup_folder.hpp"
#include "store/foreign_tables.hpp"
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
                  "`{}`.",
                  ago(whole->made_at, now), store::restore_command(folder.file_of(*whole)))
            : fmt::format(
                  "There is no whole backup in {}. If you have one elsewhere: `cinemarco restore FILE`; else move "
                  "the file away and import again.",
                  folder.path().string());
  return {ErrorCode::internal, fmt::format("The library {} is damaged ({}). {}", file.string(), damage, remedy)};
}

// A library that is gone, or of no bytes, beside backups of it: an empty one in its place would look as if all were
// well.
void require_what_was_backed_up(const std::filesystem::path& file, Instant now) {
  const auto holds_bytes = [](const std::filesystem::path& it) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(it, error);
    return !error && bytes > 0;
  };
  if (holds_bytes(file) || holds_bytes(file.string() + "-wal")) return;  // in the log, of a first run that was killed
  const store::BackupFolder folder{file.parent_path()};
  const auto whole = folder.newest_whole();
  if (!whole) return;
  throw Error{
      ErrorCode::internal,
      fmt::format("The library {} is gone, and its newest whole backup was made {}. Put that in place: `{}`. To "
                  "begin with an empty library instead, move the folder {} away.",
                  file.string(), ago(whole->made_at, now), store::restore_command(folder.file_of(*whole)),
                  folder.path().string())};
}

}  // namespace

std::unique_ptr<store::Database> open_library(const std::filesystem::path& data_folder, Backups backups, Instant now) {
  const auto file = data_folder / "cinemarco.db";
  require_what_was_backed_up(file, now);
  if (store::is_library_of_the_original(file)) {
    throw Error{ErrorCode::configuration,
                fmt::format("{0} is the library of the original Cinemarco, which this one does not open as its own; it "
                            "was left as it is. Set CINEMARCO_DATA_DIR to another folder, and bring in what it holds: "
                            "`cinemarco import {0}`.",
                            file.string())};
  }
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
