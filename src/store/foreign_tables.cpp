// SPDX-License-Identifier: MIT
#include "store/foreign_tables.hpp"

#include "domain/error.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <fstream>

namespace cinemarco::store {

namespace {

// As SQLite quotes a name.
std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string{"\"\""} : std::string{c};
  return text + '"';
}

class ForeignTables final : public Tables {
 public:
  explicit ForeignTables(const std::filesystem::path& file)
      : name_{file.filename().string()}, database_{file.string(), SQLite::OPEN_READONLY} {}

  std::vector<std::string> columns(const std::string& table) override {
    return guarded([&] {
      std::vector<std::string> names;
      SQLite::Statement rows{database_, "SELECT lower(name) FROM pragma_table_info(?) ORDER BY cid"};
      rows.bind(1, table);
      while (rows.executeStep()) names.push_back(rows.getColumn(0).getString());
      return names;
    });
  }

  void each(const std::string& table, const std::function<void(const Cells&)>& row) override {
    guarded([&] {
      SQLite::Statement rows{database_, "SELECT * FROM " + quoted(table)};
      Cells cells(static_cast<std::size_t>(rows.getColumnCount()));
      while (rows.executeStep()) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
          const auto cell = rows.getColumn(static_cast<int>(i));
          cells[i] = cell.isNull() ? std::nullopt : std::optional{cell.getString()};
        }
        row(cells);
      }
      return 0;
    });
  }

 private:
  template <class Work>
  auto guarded(const Work& work) -> decltype(work()) {
    try {
      return work();
    } catch (const SQLite::Exception& error) {
      throw Error{ErrorCode::invalid,
                  fmt::format("The database {} cannot be read: {}. Close the program that it is of, "
                              "and give a fresh copy.",
                              name_, error.what())};
    }
  }

  std::string name_;
  SQLite::Database database_;
};

}  // namespace

std::unique_ptr<Tables> open_foreign_tables(const std::filesystem::path& file) {
  try {
    return std::make_unique<ForeignTables>(file);
  } catch (const SQLite::Exception& error) {
    throw Error{ErrorCode::invalid,
                fmt::format("The database {} cannot be opened: {}", file.filename().string(), error.what())};
  }
}

bool is_library_of_the_original(const std::filesystem::path& file) {
  // Ours has a write-ahead log, which no one who only looks should open (sqlite.org/fileformat2.html, 1.3.3).
  constexpr std::size_t kWriteVersion = 18;
  std::array<char, kWriteVersion + 1> head{};
  std::ifstream stream{file, std::ios::binary};
  if (!stream.read(head.data(), head.size()) || head[kWriteVersion] != 1) return false;
  try {
    const auto tables = open_foreign_tables(file);
    return tables->columns("schema_migrations").empty() && !tables->columns("library_entries").empty();
  } catch (const Error&) {
    return false;  // whoever opens it says what is wrong
  }
}

}  // namespace cinemarco::store
