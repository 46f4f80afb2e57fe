// SPDX-License-Identifier: MIT
// `backups/` of the data folder: what lies there, which is to go, and how one more is made.
#pragma once

#include "domain/time.hpp"
#include "store/whole_copy.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

// Why it was made. `damaged` is no backup: a library that was set aside as it was found.
enum class BackupReason { by_hand, daily, before_import, before_migration, before_restore, damaged };
[[nodiscard]] std::string_view to_string(BackupReason reason) noexcept;  // "by_hand"

struct Backup {
  std::string name;  // "cinemarco-2026-11-30T03-25-12Z-before-import.db": when (UTC) and why
  Instant made_at;   // to the second
  BackupReason reason = BackupReason::by_hand;
  std::int64_t bytes = 0;
};

[[nodiscard]] std::string backup_name(Instant made_at, BackupReason reason);
// Empty for a name that is none.
[[nodiscard]] std::optional<Backup> parse_backup_name(std::string_view name);

// What is typed to put it back, quoted for a shell where its name needs that.
[[nodiscard]] std::string restore_command(const std::filesystem::path& backup);

// Those of `backups` that are kept no longer: the newest of each of the last 7 days and of the last 4 weeks stay (days
// and weeks of UTC, a week from Monday), and all that were made before a migration or a restore, or set aside. Pure.
[[nodiscard]] std::set<std::string> outlived(std::span<const Backup> backups, Instant now);

// Safe from several threads and programs: one copy at a time is made in a folder.
class BackupFolder {
 public:
  // Makes nothing yet. `data_folder` holds cinemarco.db.
  explicit BackupFolder(const std::filesystem::path& data_folder);
  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }
  // Newest first; what was set aside too.
  [[nodiscard]] std::vector<Backup> list() const;
  // The newest that is whole and no library set aside: looks into each, newest first.
  [[nodiscard]] std::optional<Backup> newest_whole() const;
  // Of that name. Throws Error{not_found}.
  [[nodiscard]] Backup find(std::string_view name) const;
  [[nodiscard]] std::filesystem::path file_of(const Backup& backup) const { return folder_ / backup.name; }
  // A copy of the data folder's database; waits for its turn. Throws as copy_whole.
  Backup make(BackupReason reason, Instant now, const OnPages& on_pages, const std::stop_token& stop);
  // Removes what is outlived, and what a copy or a restore that was killed left.
  void tidy(Instant now);
  void remove(const Backup& backup);
  // Makes the folder, mode 0700. Throws Error{internal}.
  void make_place() const;

 private:
  std::filesystem::path database_;
  std::filesystem::path folder_;
};

}  // namespace cinemarco::store
