// SPDX-License-Identifier: MIT
// A page of the library with its rows.
#pragma once

#include "store/library_list.hpp"

namespace cinemarco::store::test {

struct LibraryRows {
  std::vector<LibraryRow> rows;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
};

inline LibraryRows list_rows(Connection& db, AccountId account, const LibraryFilter& filter,
                             const std::optional<std::string>& cursor, int limit) {
  auto page = list_library(db, account, filter, cursor, limit);
  LibraryRows found{{}, std::move(page.next_cursor), page.total};
  for (const auto entry : page.entries) found.rows.push_back(find_row(db, account, entry).value());
  return found;
}

}  // namespace cinemarco::store::test
