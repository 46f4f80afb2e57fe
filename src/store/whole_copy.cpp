// SPDX-License-Identifier: MIT
#include "store/whole_copy.hpp"

#include "domain/error.hpp"
#include "store/part_file.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::store {

namespace {

namespace fs = std::filesystem;

constexpr int kBusyMilliseconds = 10'000;
constexpr int kPagesAStep = 1'000;  // 4 MB between two looks whether to stop

Error cannot_write(const fs::path& to, const std::string& why) {
  return {ErrorCode::internal, "The copy " + to.string() + " cannot be written: " + why +
                                   ". Make room there, or name another place; nothing was changed."};
}

Error is_damaged(const fs::path& file, const std::string& why) {
  return {ErrorCode::internal,
          "The database " + file.string() + " is damaged (" + why +
              "). `cinemarco restore` says which backups are whole, `cinemarco restore FILE` puts one in its place."};
}

bool tells_of_damage(int code) {
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

// Takes away what SQLite lays beside it, too.
class Part {
 public:
  explicit Part(const fs::path& file) : file_{file}, path_{file_.part()} { remove_logs(); }
  ~Part() { remove_logs(); }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  [[nodiscard]] const fs::path& file() const { return path_; }
  void finish() { file_.finish(); }

 private:
  void remove_logs() const {
    std::error_code ignored;
    for (const auto* ending : {"-wal", "-shm", "-journal"}) fs::remove(path_.string() + ending, ignored);
  }
  PartFile file_;
  fs::path path_;
};

// Nobody else knows the file yet, and it counts only once it was flushed: no journal, no flush of SQLite's own.
SQLite::Database open_part(const fs::path& file) {
  SQLite::Database db{file.string(), SQLite::OPEN_READWRITE};
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
  return db;
}

void copy_pages(SQLite::Database& source, const fs::path& part, const OnPages& on_pages, const std::stop_token& stop) {
  auto target = open_part(part);
  // A read transaction around it: without one each step would see what was written since, and begin anew.
  source.exec("BEGIN");
  source.execAndGet("SELECT count(*) FROM sqlite_schema");
  SQLite::Backup backup{target, source};
  while (backup.executeStep(kPagesAStep) != SQLITE_DONE) {
    if (on_pages) on_pages(backup.getTotalPageCount() - backup.getRemainingPageCount(), backup.getTotalPageCount());
    if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled. No copy was made; nothing was changed."};
  }
}

// One file by itself, whoever opens it: SQLite's write-ahead log belongs to a database in use.
void leave_log_mode(const fs::path& part) {
  SQLite::Database db{part.string(), SQLite::OPEN_READWRITE};
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF");
  db.exec("PRAGMA journal_mode = DELETE");
}

std::optional<std::string> quick_check(const fs::path& file) {
  try {
    SQLite::Database db{file.string(), SQLite::OPEN_READONLY, kBusyMilliseconds};
    // Whether the file is whole; what its rows say is for `check`, and would take as long again.
    db.exec("PRAGMA ignore_check_constraints = ON");
    const auto said = db.execAndGet("PRAGMA quick_check(1)").getString();
    return said == "ok" ? std::nullopt : std::optional{said};
  } catch (const SQLite::Exception& error) {
    if (tells_of_damage(error.getErrorCode())) return error.getErrorStr();
    return std::string{kUnreadable} + ": " + error.getErrorStr();
  }
}

void flush(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw cannot_write(file, std::strerror(errno));
  const bool flushed = ::fsync(descriptor) == 0;
  const int why = errno;
  ::close(descriptor);
  if (!flushed) throw cannot_write(file, std::strerror(why));
}

SQLite::Database open_source(const fs::path& from) {
  if (!fs::exists(from)) throw Error{ErrorCode::not_found, "There is no database at " + from.string() + "."};
  try {
    return SQLite::Database{from.string(), SQLite::OPEN_READONLY, kBusyMilliseconds};
  } catch (const SQLite::Exception& error) {
    throw Error{ErrorCode::internal, from.string() + " cannot be read: " + error.getErrorStr() + "."};
  }
}

}  // namespace

void flush_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

std::optional<std::string> damage_of(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return std::string{kUnreadable};
  return quick_check(file);
}

bool is_database(const fs::path& file) {
  constexpr std::string_view kStart = "SQLite format 3";  // https://www.sqlite.org/fileformat.html, 1.3
  std::ifstream stream{file, std::ios::binary};
  std::string start(kStart.size(), ' ');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  return stream && start == kStart;
}

void copy_whole(const fs::path& from, const fs::path& to, const OnPages& on_pages, const std::stop_token& stop) {
  auto source = open_source(from);
  Part part{to};
  try {
    copy_pages(source, part.file(), on_pages, stop);
    leave_log_mode(part.file());
  } catch (const SQLite::Exception& error) {
    if (tells_of_damage(error.getErrorCode())) throw is_damaged(from, error.getErrorStr());
    throw cannot_write(to, error.getErrorCode() == SQLITE_FULL ? "the disk is full" : error.getErrorStr());
  }
  // The disk works while the check computes.
  auto flushed = std::async(std::launch::async, [&part] { flush(part.file()); });
  const auto damage = quick_check(part.file());
  flushed.get();
  if (damage) throw is_damaged(from, *damage);
  part.finish();
  flush_folder(to.parent_path());
}

bool was_left_open(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file.string() + "-wal", error)) return false;
  // https://www.sqlite.org/walformat.html, 2.3: whoever has the database open shares this byte of its -shm.
  constexpr off_t kOpenByte = 128;
  const int descriptor = ::open((file.string() + "-shm").c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return true;
  struct flock wanted{};
  wanted.l_type = F_WRLCK;
  wanted.l_whence = SEEK_SET;
  wanted.l_start = kOpenByte;
  wanted.l_len = 1;
  const bool asked = ::fcntl(descriptor, F_GETLK, &wanted) == 0;
  ::close(descriptor);
  return asked && wanted.l_type == F_UNLCK;
}

}  // namespace cinemarco::store
