// SPDX-License-Identifier: MIT
// Where a page of a list ended: the sort value and id of its last row, as an opaque text for addresses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::store {

struct Cursor {
  std::string list;                  // which list and order it belongs to: a cursor of another is refused
  std::optional<std::string> value;  // empty: among the rows without one, which come last
  std::int64_t id = 0;
};

[[nodiscard]] std::string to_text(const Cursor& cursor);
// Throws Error{invalid} for a text that is no cursor of this list.
[[nodiscard]] Cursor read_cursor(std::string_view text, std::string_view list);

}  // namespace cinemarco::store
