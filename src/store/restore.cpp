// SPDX-License-Identifier: MIT
#include "store/restore.hpp"

#include "domain/error.hpp"
#include "store/failure.hpp"
#include "store/migrations.hpp"
#include "store/part_file.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::store {

namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 2'000;

// Whole, Cinemarco's, and not of a newer one.
void require_library(const fs::path& file) {
  if (!fs::exists(file)) throw Error{ErrorCode::not_found, "There is no file " + file.string() + "."};
  if (const auto damage = damage_of(file)) {
    throw Error{ErrorCode::invalid, file.string() + " is damaged, or no database (" + *damage +
                                        "). Take another backup; nothing was changed."};
  }
  SQLite::Database db{file.string(), SQLite::OPEN_READONLY, kBusyMilliseconds};
  if (!db.tableExists("schema_migrations") || !db.tableExists("plays")) {
    throw Error{ErrorCode::invalid, file.string() + " is a database, but none of Cinemarco's. Nothing was changed."};
  }
  refuse_newer(db);
}

// Today's database, which nobody else has open until this ends.
class Today {
 public:
  explicit Today(const fs::path& file) : file_{file} {
    try {
      db_ = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE, kBusyMilliseconds);
      // Puts the log into the file and takes it away, if nobody else has it open.
      if (db_->execAndGet("PRAGMA journal_mode = DELETE").getString() != "delete") throw in_use();
      db_->exec("BEGIN EXCLUSIVE");
    } catch (const SQLite::Exception& error) {
      db_.reset();
      const auto code = error.getErrorCode();
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw in_use();
      if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB) throw to_error(error, "restore");
      is_damaged_ = true;
    }
    is_damaged_ = is_damaged_ || damage_of_held();
  }
  [[nodiscard]] bool is_damaged() const { return is_damaged_; }

 private:
  [[nodiscard]] Error in_use() const {
    return {ErrorCode::conflict, "Another program has " + file_.string() +
                                     " open. Stop `cinemarco serve`, and whatever else reads it, then try again."};
  }
  [[nodiscard]] bool damage_of_held() const {
    try {
      return db_->execAndGet("PRAGMA quick_check(1)").getString() != "ok";
    } catch (const SQLite::Exception&) {
      return true;
    }
  }
  fs::path file_;
  std::unique_ptr<SQLite::Database> db_;
  bool is_damaged_ = false;
};

// A second name for the same bytes; where backups/ lies on another disk, a copy.
void keep(const fs::path& file, const fs::path& as) {
  std::error_code error;
  if (!fs::exists(file)) return;
  fs::create_hard_link(file, as, error);
  if (!error) return;
  PartFile copy{as};
  fs::copy_file(file, copy.part(), fs::copy_options::overwrite_existing, error);
  if (!error) return copy.finish();
  throw Error{ErrorCode::internal, "Today's database cannot be kept as " + as.string() + ": " + error.message() +
                                       ". Make room there; nothing was changed."};
}

// A name that nothing has yet: what was kept before stays, however soon one restore follows another.
Backup free_name(const BackupFolder& folder, Instant now, BackupReason reason, std::int64_t bytes) {
  Backup backup{backup_name(now, reason), now, reason, bytes};
  while (fs::exists(folder.file_of(backup))) {
    now += std::chrono::seconds{1};
    backup = {backup_name(now, reason), now, reason, bytes};
  }
  return backup;
}

// Whose the library was, where root restores it: else its server could not write it.
void give_to_owner_of(const fs::path& former, const fs::path& file) {
  struct stat owner{};
  if (::geteuid() != 0 || ::stat(former.c_str(), &owner) != 0) return;
  if (::chown(file.c_str(), owner.st_uid, owner.st_gid) != 0) spdlog::warn("{} stays root's", file.string());
}

// Gone unless it was given its place.
class Incoming {
 public:
  explicit Incoming(fs::path file) : file_{std::move(file)} {}
  ~Incoming() {
    std::error_code ignored;
    fs::remove(file_, ignored);
  }
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;
  [[nodiscard]] const fs::path& file() const { return file_; }

 private:
  fs::path file_;
};

}  // namespace

Restored restore_database(const fs::path& file, const fs::path& data_folder, Instant now, const OnPages& on_pages,
                          const std::stop_token& stop) {
  require_library(file);
  const auto database = data_folder / "cinemarco.db";
  const Incoming incoming{data_folder / "cinemarco.db.restored"};
  copy_whole(file, incoming.file(), on_pages, stop);
  give_to_owner_of(fs::exists(database) ? database : data_folder, incoming.file());
  Restored restored;
  std::error_code error;
  {
    std::optional<Today> today;
    if (fs::exists(database) && fs::file_size(database) > 0) {
      today.emplace(database);
      const BackupFolder folder{data_folder};
      folder.make_place();
      give_to_owner_of(data_folder, folder.path());
      restored.was_damaged = today->is_damaged();
      auto kept = free_name(folder, now, restored.was_damaged ? BackupReason::damaged : BackupReason::before_restore,
                            static_cast<std::int64_t>(fs::file_size(database)));
      keep(database, folder.file_of(kept));
      keep(database.string() + "-wal", folder.file_of(kept).string() + "-wal");
      flush_folder(folder.path());
      restored.kept = std::move(kept);
    }
    // The former's log would be taken for the new one's.
    for (const auto* ending : {"-wal", "-shm", "-journal"}) fs::remove(database.string() + ending, error);
    fs::rename(incoming.file(), database, error);
  }
  if (error) throw Error{ErrorCode::internal, database.string() + " cannot be replaced: " + error.message() + "."};
  flush_folder(data_folder);
  return restored;
}

}  // namespace cinemarco::store
