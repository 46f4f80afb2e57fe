// SPDX-License-Identifier: MIT
#include "store/failure.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace cinemarco::store {

namespace {

// SQLite says only that it cannot open the file.
bool is_out_of_descriptors() {
  const int descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno == EMFILE || errno == ENFILE;
  ::close(descriptor);
  return false;
}

// What SQLite's log needs and some network and FUSE file systems lack (https://www.sqlite.org/wal.html). SHMSIZE is not
// among them: a full disk has no room for it.
bool is_no_shared_memory(int extended) {
  return extended == SQLITE_IOERR_SHMOPEN || extended == SQLITE_IOERR_SHMLOCK || extended == SQLITE_IOERR_SHMMAP;
}

}  // namespace

Error no_database_here(const std::string& context) {
  return {ErrorCode::configuration,
          "The file system of CINEMARCO_DATA_DIR cannot hold the database: it has no memory that programs share "
          "(mmap). Set CINEMARCO_DATA_DIR to a folder on a disk of this machine.",
          context};
}

Error to_error(const SQLite::Exception& failure, const std::string& sql) {
  const auto context =
      "SQLite " + std::to_string(failure.getExtendedErrorCode()) + " (" + failure.getErrorStr() + "): " + sql;
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
      if (is_no_shared_memory(failure.getExtendedErrorCode())) return no_database_here(context);
      return {ErrorCode::internal,
              "The database could not be written: the disk is full, or fails. What was done before is kept. Free some "
              "space in CINEMARCO_DATA_DIR, then run the command again, an import with --resume.",
              context};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::busy, "The database is in use by another program. Wait until that has ended, then try again.",
              context};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::internal,
              "The file cinemarco.db in CINEMARCO_DATA_DIR is damaged, or no database. `cinemarco restore` says which "
              "backups are whole, `cinemarco restore FILE` puts one in its place.",
              context};
    case SQLITE_CANTOPEN:
      if (is_out_of_descriptors()) {
        return {
            ErrorCode::internal,
            "Cinemarco has as many files and connections open as the system lets it. Try again in a few seconds, or "
            "raise its limit of open files (LimitNOFILE of a systemd unit, ulimit -n).",
            context};
      }
      [[fallthrough]];
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::internal,
              "The file cinemarco.db in CINEMARCO_DATA_DIR cannot be opened for writing. Check its permissions.",
              context};
    default:
      return {ErrorCode::internal, std::string{"The database refused a query: "} + failure.what() + ".", context};
  }
}

}  // namespace cinemarco::store
