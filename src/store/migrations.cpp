// SPDX-License-Identifier: MIT
#include "store/migrations.hpp"

#include "domain/error.hpp"
#include "store/connection.hpp"
#include "store/failure.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace cinemarco::store {

namespace {

std::set<std::string> applied(SQLite::Database& connection) {
  std::set<std::string> names;
  SQLite::Statement query{connection, "SELECT name FROM schema_migrations"};
  while (query.executeStep()) names.insert(query.getColumn(0).getString());
  return names;
}

void refuse_newer(const std::set<std::string>& names, std::span<const Migration> migrations) {
  for (const auto& name : names) {
    if (std::ranges::any_of(migrations, [&](const Migration& known) { return known.name == name; })) continue;
    throw Error{ErrorCode::configuration, "The database has version " + *names.rbegin() +
                                              ", but this Cinemarco " CINEMARCO_VERSION " knows only up to " +
                                              (migrations.empty() ? "none" : std::string{migrations.back().name}) +
                                              ". Use the newer Cinemarco that made it."};
  }
}

// Rows that refer to a row which is not there.
std::int64_t lost_references(SQLite::Database& connection) {
  return connection.execAndGet("SELECT count(*) FROM pragma_foreign_key_check").getInt64();
}

// While one is there, a table can be dropped and made anew: nothing that refers to it goes with it, and views of it
// stand. SQLite changes neither within a transaction.
class WithoutForeignKeys {
 public:
  explicit WithoutForeignKeys(SQLite::Database& connection)
      : connection_{connection}, were_on_{connection.execAndGet("PRAGMA foreign_keys").getInt() != 0} {
    connection_.exec("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON");
  }
  ~WithoutForeignKeys() {
    connection_.tryExec(were_on_ ? "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON"
                                 : "PRAGMA legacy_alter_table = OFF");
  }
  WithoutForeignKeys(const WithoutForeignKeys&) = delete;
  WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

 private:
  SQLite::Database& connection_;
  bool were_on_;
};

// False: another process was faster. `lost`: how many references lead nowhere already.
bool apply(SQLite::Database& connection, const Migration& migration, std::int64_t lost) {
  const std::string name{migration.name};
  const WithoutForeignKeys without{connection};
  // Under the write lock: another process may be doing the same.
  SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
  if (applied(connection).contains(name)) return false;
  connection.exec(std::string{migration.sql});
  if (lost_references(connection) > lost) {
    throw Error{ErrorCode::internal, "The step " + name +
                                         " to a newer database would lose rows, so it was undone and " +
                                         "the database is as it was. Use the Cinemarco that you had, and tell us."};
  }
  SQLite::Statement record{connection,
                           "INSERT INTO schema_migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"};
  record.bind(1, name);
  record.exec();
  transaction.commit();
  return true;
}

}  // namespace

bool migrate(SQLite::Database& connection, std::span<const Migration> migrations) {
  connection.exec(
      "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT");
  const auto known = applied(connection);
  refuse_newer(known, migrations);
  bool migrated = false;
  std::optional<std::int64_t> lost;  // of a large library it takes a second to tell
  for (const auto& migration : migrations) {
    if (known.contains(std::string{migration.name})) continue;  // who finds nothing to do waits for nobody
    if (!lost) lost = lost_references(connection);
    migrated = apply(connection, migration, *lost) || migrated;
  }
  return migrated;
}

bool is_behind(const std::filesystem::path& file) {
  if (std::error_code error; !std::filesystem::exists(file, error)) return false;
  try {
    // For writing: who was killed may have left a journal that is to be played back first.
    Connection connection{file.string(), Connection::Mode::write};
    if (!connection.raw().tableExists("schema_migrations")) return false;
    const auto known = applied(connection.raw());
    return !known.empty() && std::ranges::any_of(embedded_migrations(), [&](const Migration& step) {
      return !known.contains(std::string{step.name});
    });
  } catch (const SQLite::Exception& error) {
    throw to_error(error, "open");
  }
}

void refuse_newer(SQLite::Database& connection) {
  refuse_newer(applied(connection), embedded_migrations());
}

}  // namespace cinemarco::store
