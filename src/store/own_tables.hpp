// SPDX-License-Identifier: MIT
// What of the database goes into Cinemarco's own export (docs/export.md), and what does not, with the reason.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {  // NOLINT(readability-identifier-naming): not ours
class Database;
}

namespace cinemarco::store {

// A change that readers of before would not understand makes it another number.
inline constexpr int kOwnFormat = 1;

struct OwnTable {
  std::string_view name;
  std::string_view order;       // what its rows are sorted by, so that two exports can be compared line by line
  std::string_view rows = "1";  // which of them
};

// In the order in which they can be filled: what others refer to goes first.
[[nodiscard]] std::span<const OwnTable> own_tables();

// Whether a setting of that key is exported, and taken from an export: others open something, or tell of this
// installation.
[[nodiscard]] bool is_open_setting(std::string_view key);

struct LeftOut {
  std::string_view name;
  std::string_view why;
};
[[nodiscard]] std::span<const LeftOut> left_out_tables();

// The columns that are exported: all that are stored, but for those that number runs (runs are left out) and those that
// the program makes of others. Empty where the database has no such table.
[[nodiscard]] std::vector<std::string> own_columns(SQLite::Database& db, std::string_view table);

// "id, name, …"
[[nodiscard]] std::string in_list(const std::vector<std::string>& columns);

}  // namespace cinemarco::store
