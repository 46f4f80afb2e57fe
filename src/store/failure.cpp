// SPDX-License-Identifier: MIT
#include "store/failure.hpp"

#include <sqlite3.h>

namespace cinemarco::store {

Error to_error(const SQLite::Exception& failure, const std::string& sql) {
  const auto context =
      "SQLite " + std::to_string(failure.getExtendedErrorCode()) + " (" + failure.getErrorStr() + "): " + sql;
  switch (failure.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
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
      return {
          ErrorCode::internal,
          "The file cinemarco.db in CINEMARCO_DATA_DIR is damaged, or no database. Put a backup in its place, or move "
          "it away and import again.",
          context};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return {ErrorCode::internal,
              "The file cinemarco.db in CINEMARCO_DATA_DIR cannot be opened for writing. Check its permissions.",
              context};
    default:
      return {ErrorCode::internal, std::string{"The database refused a query: "} + failure.what() + ".", context};
  }
}

}  // namespace cinemarco::store
