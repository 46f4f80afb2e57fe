// SPDX-License-Identifier: MIT
// Pages of lists that are short enough to be read whole.
#pragma once

#include "api/arguments.hpp"
#include "store/cursor.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::api {

struct PageQuery {
  std::optional<std::string> cursor;  // next_cursor of the page before
  std::optional<Limit> limit;         // all of them where not given; 50 in /api/up-next
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (cursor, limit))

struct Paging {
  std::int64_t total = 0;                  // of all pages
  std::optional<std::string> next_cursor;  // null: this is the last
};
BOOST_DESCRIBE_STRUCT(Paging, (), (total, next_cursor))

// Leaves of `rows` what the page shows. It goes on behind the row at which the one before ended, known by `id_of`;
// where that is gone meanwhile, at the place where it stood. Throws Error{invalid} for a cursor of another list than
// `list`.
template <class Row, class IdOf>
Paging cut_page(std::vector<Row>& rows, const PageQuery& query, std::string_view list, IdOf id_of) {
  Paging paging;
  paging.total = static_cast<std::int64_t>(rows.size());
  std::int64_t begin = 0;
  if (query.cursor) {
    const auto last = store::read_cursor(*query.cursor, list);
    const auto place = detail::read_text<std::int64_t>("cursor", last.value.value_or("0"));
    const auto found = std::ranges::find_if(rows, [&](const Row& row) { return id_of(row) == last.id; });
    begin = found != rows.end() ? found - rows.begin() + 1 : std::clamp<std::int64_t>(place, 0, paging.total);
  }
  rows.erase(rows.begin(), rows.begin() + begin);
  if (query.limit && std::cmp_greater(rows.size(), query.limit->value)) {
    rows.erase(rows.begin() + query.limit->value, rows.end());
    const auto place = std::to_string(begin + query.limit->value - 1);
    paging.next_cursor = store::to_text({std::string{list}, place, id_of(rows.back())});
  }
  return paging;
}

}  // namespace cinemarco::api
