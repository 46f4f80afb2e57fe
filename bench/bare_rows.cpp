// SPDX-License-Identifier: MIT
#include "bench/bare_rows.hpp"

#include "store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <variant>
#include <vector>

namespace cinemarco::bench {

namespace {

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Value>;

struct Table {
  std::string name;
  std::vector<Row> rows;
};

Value read(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  if (column.isFloat()) return column.getDouble();
  if (column.isText()) return column.getString();
  return {};
}

std::vector<Table> read_tables(SQLite::Database& db) {
  std::vector<Table> tables;
  SQLite::Statement names{
      db,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> "
      "'schema_migrations' ORDER BY rowid"};
  while (names.executeStep()) tables.push_back({names.getColumn(0).getString(), {}});
  for (auto& table : tables) {
    SQLite::Statement rows{db, "SELECT * FROM " + table.name};
    while (rows.executeStep()) {
      Row row;
      for (int i = 0; i < rows.getColumnCount(); ++i) row.push_back(read(rows.getColumn(i)));
      table.rows.push_back(std::move(row));
    }
  }
  return tables;
}

void bind(SQLite::Statement& statement, const Row& row) {
  for (int i = 0; i < static_cast<int>(row.size()); ++i) {
    const auto& value = row[static_cast<std::size_t>(i)];
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(i + 1, *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      statement.bind(i + 1, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bindNoCopy(i + 1, *text);
    } else {
      statement.bind(i + 1);
    }
  }
}

std::int64_t write_table(SQLite::Database& db, const Table& table) {
  if (table.rows.empty()) return 0;
  std::string places = "?";
  for (std::size_t i = 1; i < table.rows.front().size(); ++i) places += ",?";
  SQLite::Statement insert{db, "INSERT INTO " + table.name + " VALUES (" + places + ")"};
  for (const auto& row : table.rows) {
    bind(insert, row);
    insert.exec();
    insert.reset();
  }
  return static_cast<std::int64_t>(table.rows.size());
}

}  // namespace

BareRows write_bare_rows(const std::filesystem::path& source, const std::filesystem::path& target) {
  SQLite::Database from{source.string(), SQLite::OPEN_READONLY};
  const auto tables = read_tables(from);

  std::filesystem::remove(target);
  SQLite::Database to{target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  to.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  store::migrate(to);
  BareRows result;
  const auto started = std::chrono::steady_clock::now();
  SQLite::Transaction transaction{to};
  for (const auto& table : tables) result.rows += write_table(to, table);
  transaction.commit();
  result.time = std::chrono::steady_clock::now() - started;
  return result;
}

}  // namespace cinemarco::bench
