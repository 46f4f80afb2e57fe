// SPDX-License-Identifier: MIT
// A list that changes between its pages loses no row that stays.
#include "api/paging.hpp"

#include <gtest/gtest.h>

namespace cinemarco::api {
namespace {

using Rows = std::vector<std::int64_t>;

struct Cut {
  Rows rows;
  Paging paging;
};

Cut cut(Rows rows, std::optional<std::string> cursor, std::optional<Limit> limit, std::string_view list = "list") {
  const PageQuery query{std::move(cursor), limit};
  auto paging = cut_page(rows, query, list, [](std::int64_t id) { return id; });
  return {std::move(rows), std::move(paging)};
}

TEST(Paging, gives_each_row_once) {
  const Rows all{9, 4, 7, 1, 5};
  for (const int limit : {1, 2, 3, 5, 200}) {
    Rows met;
    std::optional<std::string> cursor;
    do {
      auto page = cut(all, cursor, Limit{limit});
      EXPECT_EQ(page.paging.total, 5);
      met.insert(met.end(), page.rows.begin(), page.rows.end());
      cursor = page.paging.next_cursor;
    } while (cursor);
    EXPECT_EQ(met, all) << limit;
  }
  EXPECT_EQ(cut(all, {}, {}).rows, all);
  EXPECT_EQ(cut({}, {}, Limit{1}).paging.next_cursor, std::nullopt);
}

TEST(Paging, goes_on_where_rows_came_and_went) {
  const auto cursor = cut({9, 4, 7, 1, 5}, {}, Limit{2}).paging.next_cursor;  // behind 4
  EXPECT_EQ(cut({8, 9, 4, 7, 1, 5}, cursor, {}).rows, (Rows{7, 1, 5})) << "one more before it";
  EXPECT_EQ(cut({9, 7, 1, 5}, cursor, {}).rows, (Rows{7, 1, 5})) << "its own row is gone";
  EXPECT_EQ(cut({}, cursor, {}).rows, Rows{});
  EXPECT_THROW(cut({9, 4}, cursor, {}, "another list"), Error);
  EXPECT_THROW(cut({9, 4}, "x", {}), Error);
}

}  // namespace
}  // namespace cinemarco::api
