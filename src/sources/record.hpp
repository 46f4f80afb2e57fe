// SPDX-License-Identifier: MIT
// One row of a file, by the names of its columns: what CSV, flat JSON and tables of a database have in common.
#pragma once

#include <boost/json.hpp>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::sources {

// Names in lower case without blanks around them, each with its first place.
using Columns = std::map<std::string, std::size_t, std::less<>>;
[[nodiscard]] std::string column_name(std::string_view name);
[[nodiscard]] std::shared_ptr<const Columns> to_columns(const std::vector<std::string>& names);

class Record {
 public:
  Record(std::shared_ptr<const Columns> columns, std::vector<std::string> cells, std::size_t row)
      : columns_{std::move(columns)}, cells_{std::move(cells)}, row_{row} {}
  // Of a JSON object: numbers and booleans as they are written; lists and objects as JSON.
  Record(const boost::json::object& object, std::size_t row);

  // Without blanks around it; empty where there is no such column, or nothing in it. The first of several names that
  // holds something.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  [[nodiscard]] std::string_view first_of(std::initializer_list<std::string_view> names) const;
  // Just as it stands there.
  [[nodiscard]] std::string_view raw(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return columns_->contains(name); }
  [[nodiscard]] std::size_t row() const { return row_; }
  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }

 private:
  std::shared_ptr<const Columns> columns_;
  std::vector<std::string> cells_;
  std::size_t row_;
};

}  // namespace cinemarco::sources
