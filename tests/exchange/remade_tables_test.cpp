// SPDX-License-Identifier: MIT
// Every table of a library that is in use can be made anew by a step to a newer database, and no row is lost.
#include "exchange/library_edits.hpp"
#include "exchange/world.hpp"
#include "store/library_list.hpp"
#include "store/migrations.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <map>

namespace cinemarco::exchange {
namespace {

std::vector<std::string> texts(const SQLite::Database& database, const std::string& sql, const std::string& of = {}) {
  SQLite::Statement rows{database, sql};
  if (rows.getBindParameterCount() > 0) rows.bind(1, of);
  std::vector<std::string> found;
  while (rows.executeStep()) found.push_back(rows.getColumn(0).getString());
  return found;
}

// Those of full-text search are the virtual table's own.
std::vector<std::string> tables_of(const SQLite::Database& database) {
  return texts(database,
               "SELECT name FROM sqlite_schema s WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE "
               "'CREATE VIRTUAL%' AND NOT EXISTS "
               "(SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND s.name LIKE v.name || '_%')");
}

std::map<std::string, std::string> rows_of(const SQLite::Database& database) {
  std::map<std::string, std::string> rows;
  for (const auto& table : tables_of(database)) {
    rows[table] = texts(database, fmt::format("SELECT count(*) FROM {}", table)).front();
  }
  return rows;
}

// A step that makes a table as it was, under a new name first.
std::string remake(const SQLite::Database& database, const std::string& table) {
  const auto made = texts(database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", table).front();
  const auto columns =
      fmt::format("{}", fmt::join(texts(database, "SELECT name FROM pragma_table_info(?)", table), ", "));
  const auto belongings =
      texts(database, "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql > ''",
            table);
  return fmt::format(
      "CREATE TABLE new_{0} {1}; INSERT INTO new_{0} ({2}) SELECT {2} FROM {0}; DROP TABLE {0}; "
      "ALTER TABLE new_{0} RENAME TO {0}; {3};",
      table, made.substr(made.find('(')), columns, fmt::join(belongings, "; "));
}

TEST(RemadeTables, keep_every_row) {
  test::World world{test::small_account()};
  auto home = world.home();
  home.import();
  LibraryEdits edits{home.database(), home.catalogue(), home.clock(), home.account()};
  {
    store::Reader reader{home.database()};
    const auto movies = store::list_library(reader, home.account(), {.type = TitleType::movie}, std::nullopt, 1);
    edits.mark_watched(movies.entries.at(0), {MarkScope::movie, {}, {}, {}});
  }
  SQLite::Database database{home.database_file().string(), SQLite::OPEN_READWRITE};
  const auto before = rows_of(database);
  for (const auto* table : {"plays", "outbox", "library_entries", "episodes", "media_contributors", "contributors"}) {
    EXPECT_NE(before.at(table), "0") << table;
  }
  const auto known = store::embedded_migrations();
  std::vector<store::Migration> all{known.begin(), known.end()};
  const auto tables = tables_of(database);
  std::vector<std::string> names;
  std::vector<std::string> steps;
  for (const auto& table : tables) {
    names.push_back("9_" + table);
    steps.push_back(remake(database, table));
  }
  for (std::size_t i = 0; i < tables.size(); ++i) all.push_back({names[i], steps[i]});
  database.exec("PRAGMA foreign_keys = ON");
  EXPECT_TRUE(store::migrate(database, all));
  auto after = rows_of(database);
  EXPECT_EQ(std::stoul(after["schema_migrations"]), all.size());
  after["schema_migrations"] = before.at("schema_migrations");
  EXPECT_EQ(after, before);
  EXPECT_EQ(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

}  // namespace
}  // namespace cinemarco::exchange
