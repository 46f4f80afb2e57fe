// SPDX-License-Identifier: MIT
// The schema as numbered steps: db/migrations/*.sql, embedded in the binary, applied in order, each in one transaction.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace SQLite {  // NOLINT(readability-identifier-naming): not ours
class Database;
}

namespace cinemarco::store {

struct Migration {
  std::string_view name;  // "0001_ground"
  std::string_view sql;
};

// In order of their names. An applied file is never edited.
[[nodiscard]] std::span<const Migration> embedded_migrations();

// Brings the database up to date and records each step's name in `schema_migrations`. A database that knows steps we
// don't is refused: Error{configuration} names both versions. A step runs without foreign keys, so that it may make a
// table anew (https://www.sqlite.org/lang_altertable.html#otheralter); one that leaves a row which refers to nothing is
// undone: Error{internal}. Safe when two processes open a new database at once.
// True if there was anything to do; a database that is up to date is only read, whoever writes to it.
bool migrate(SQLite::Database& connection, std::span<const Migration> migrations = embedded_migrations());

// Whether a database that was used before lacks a step: it is about to be migrated. One that is new, or not there, is
// not.
[[nodiscard]] bool is_behind(const std::filesystem::path& file);

// What migrate says to a database that knows steps we don't.
void refuse_newer(SQLite::Database& connection);

}  // namespace cinemarco::store
