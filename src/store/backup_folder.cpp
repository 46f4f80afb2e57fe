// SPDX-License-Identifier: MIT
#include "store/backup_folder.hpp"

#include "domain/error.hpp"
#include "store/file_lock.hpp"
#include "store/part_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <map>
#include <sys/stat.h>
#include <utility>

namespace cinemarco::store {

namespace {

namespace fs = std::filesystem;

struct Word {
  BackupReason reason;
  std::string_view word;    // of reports
  std::string_view ending;  // of names
};
constexpr std::array kWords{
    Word{BackupReason::by_hand, "by_hand", ""},
    Word{BackupReason::daily, "daily", "-daily"},
    Word{BackupReason::before_import, "before_import", "-before-import"},
    Word{BackupReason::before_migration, "before_migration", "-before-migration"},
    Word{BackupReason::before_restore, "before_restore", "-before-restore"},
    Word{BackupReason::damaged, "damaged", "-damaged"},
};

constexpr std::string_view kPrefix = "cinemarco-";
constexpr std::string_view kSuffix = ".db";
constexpr std::size_t kSecondLength = 20;  // "2026-11-30T03-25-12Z"

const Word& word_of(BackupReason reason) noexcept {
  return *std::ranges::find(kWords, reason, &Word::reason);
}

// No colons: they are no letters of a name where such a disk is shared with Windows.
std::string second_of(Instant at) {
  auto text = format_instant(at).substr(0, kSecondLength - 1) + "Z";
  std::ranges::replace(text, ':', '-');
  return text;
}

std::optional<Instant> parse_second(std::string_view text) {
  constexpr std::size_t kFirstDash = 13;
  constexpr std::size_t kSecondDash = 16;
  if (text.size() != kSecondLength) return std::nullopt;
  std::string instant{text};
  for (const auto at : {kFirstDash, kSecondDash}) {
    if (instant[at] != '-') return std::nullopt;
    instant[at] = ':';
  }
  const auto parsed = parse_instant(instant);
  return parsed ? std::optional{*parsed} : std::nullopt;
}

std::chrono::sys_days day_of(Instant at) {
  return std::chrono::floor<std::chrono::days>(at);
}

std::chrono::sys_days monday_of(Instant at) {
  const auto day = day_of(at);
  return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

bool stays_for_good(BackupReason reason) {
  return reason == BackupReason::before_migration || reason == BackupReason::before_restore ||
         reason == BackupReason::damaged;
}

}  // namespace

std::string_view to_string(BackupReason reason) noexcept {
  return word_of(reason).word;
}

std::string backup_name(Instant made_at, BackupReason reason) {
  return std::string{kPrefix} + second_of(made_at) + std::string{word_of(reason).ending} + std::string{kSuffix};
}

std::optional<Backup> parse_backup_name(std::string_view name) {
  if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) return std::nullopt;
  auto rest = name.substr(kPrefix.size());
  rest.remove_suffix(std::min(rest.size(), kSuffix.size()));
  const auto made_at = parse_second(rest.substr(0, kSecondLength));
  if (!made_at) return std::nullopt;
  const auto* word = std::ranges::find(kWords, rest.substr(kSecondLength), &Word::ending);
  if (word == kWords.end()) return std::nullopt;
  return Backup{std::string{name}, *made_at, word->reason, 0};
}

std::set<std::string> outlived(std::span<const Backup> backups, Instant now) {
  constexpr std::chrono::days kDays{7};
  constexpr std::chrono::weeks kWeeks{4};
  const auto first_day = day_of(now) - kDays + std::chrono::days{1};
  const auto first_week = monday_of(now) - kWeeks + std::chrono::weeks{1};
  std::map<std::chrono::sys_days, const Backup*> of_days, of_weeks;
  const auto is_newer = [](const Backup* other, const Backup& backup) {
    return other == nullptr || std::pair{other->made_at, other->name} < std::pair{backup.made_at, backup.name};
  };
  for (const auto& backup : backups) {
    if (stays_for_good(backup.reason)) continue;
    if (auto& newest = of_days[day_of(backup.made_at)]; is_newer(newest, backup)) newest = &backup;
    if (auto& newest = of_weeks[monday_of(backup.made_at)]; is_newer(newest, backup)) newest = &backup;
  }
  std::set<std::string> gone;
  for (const auto& backup : backups) {
    const auto day = day_of(backup.made_at);
    const auto week = monday_of(backup.made_at);
    const bool of_its_day = day >= first_day && of_days[day] == &backup;
    const bool of_its_week = week >= first_week && of_weeks[week] == &backup;
    if (!stays_for_good(backup.reason) && !of_its_day && !of_its_week) gone.insert(backup.name);
  }
  return gone;
}

std::string restore_command(const fs::path& backup) {
  const auto name = backup.string();
  const auto is_plain = [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view{"/._-+:@%,="}.contains(static_cast<char>(c));
  };
  if (std::ranges::all_of(name, is_plain)) return "cinemarco restore " + name;
  std::string quoted;
  for (const char c : name) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return "cinemarco restore '" + quoted + "'";
}

BackupFolder::BackupFolder(const fs::path& data_folder)
    : database_{data_folder / "cinemarco.db"}, folder_{data_folder / "backups"} {}

std::vector<Backup> BackupFolder::list() const {
  std::vector<Backup> found;
  std::error_code error;
  for (fs::directory_iterator entry{folder_, error}, end; !error && entry != end; entry.increment(error)) {
    auto backup = parse_backup_name(entry->path().filename().string());
    std::error_code gone;
    if (!backup || !entry->is_regular_file(gone)) continue;
    backup->bytes = static_cast<std::int64_t>(entry->file_size(gone));
    if (!gone) found.push_back(std::move(*backup));
  }
  std::ranges::sort(found, [](const Backup& left, const Backup& right) {
    return std::pair{left.made_at, left.name} > std::pair{right.made_at, right.name};
  });
  return found;
}

std::optional<Backup> BackupFolder::newest_whole() const {
  for (auto& backup : list()) {
    if (backup.reason != BackupReason::damaged && !damage_of(file_of(backup))) return std::move(backup);
  }
  return std::nullopt;
}

Backup BackupFolder::find(std::string_view name) const {
  for (auto& backup : list()) {
    if (backup.name == name) return std::move(backup);
  }
  throw Error{ErrorCode::not_found, "There is no backup " + excerpt(name) + " in " + folder_.string() + "."};
}

void BackupFolder::make_place() const {
  std::error_code error;
  if (fs::create_directories(folder_, error)) ::chmod(folder_.c_str(), S_IRWXU);
  if (!error) return;
  throw Error{ErrorCode::internal, "The folder " + folder_.string() + " cannot be made: " + error.message() +
                                       ". Check the permissions of CINEMARCO_DATA_DIR."};
}

Backup BackupFolder::make(BackupReason reason, Instant now, const OnPages& on_pages, const std::stop_token& stop) {
  make_place();
  const FileLock turn{folder_, stop};
  // Of one second there is one; whoever waited for its turn may come in the same.
  Backup backup{backup_name(now, reason), std::chrono::floor<std::chrono::seconds>(now), reason, 0};
  copy_whole(database_, file_of(backup), on_pages, stop);
  std::error_code ignored;
  backup.bytes = static_cast<std::int64_t>(fs::file_size(file_of(backup), ignored));
  return backup;
}

void BackupFolder::tidy(Instant now) {
  if (!fs::exists(folder_)) return;
  const FileLock turn{folder_, {}};  // so whatever is half made here is nobody's
  std::error_code error;
  std::vector<fs::path> parts;
  for (fs::directory_iterator entry{folder_, error}, end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with(kPrefix) && name.contains(kPart)) parts.push_back(entry->path());
  }
  for (const auto* ending : {".restored", ".restored.part"}) parts.emplace_back(database_.string() + ending);
  for (const auto& part : parts) fs::remove(part, error);
  for (const auto& name : outlived(list(), now)) fs::remove(folder_ / name, error);
}

void BackupFolder::remove(const Backup& backup) {
  std::error_code error;
  for (const auto* ending : {"", "-wal"}) fs::remove(file_of(backup).string() + ending, error);
  if (error) throw Error{ErrorCode::internal, backup.name + " cannot be removed: " + error.message() + "."};
}

}  // namespace cinemarco::store
