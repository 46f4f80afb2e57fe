// SPDX-License-Identifier: MIT
#include "store/migrations.hpp"

#include "domain/error.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
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

}  // namespace

bool migrate(SQLite::Database& connection, std::span<const Migration> migrations) {
  connection.exec(
      "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT");
  const auto known = applied(connection);
  refuse_newer(known, migrations);
  bool migrated = false;
  for (const auto& migration : migrations) {
    const std::string name{migration.name};
    if (known.contains(name)) continue;  // who finds nothing to do waits for nobody
    // Under the write lock: another process may be doing the same.
    SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
    if (applied(connection).contains(name)) continue;
    connection.exec(std::string{migration.sql});
    SQLite::Statement record{connection,
                             "INSERT INTO schema_migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"};
    record.bind(1, name);
    record.exec();
    transaction.commit();
    migrated = true;
  }
  return migrated;
}

}  // namespace cinemarco::store
