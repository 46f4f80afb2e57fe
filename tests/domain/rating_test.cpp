// SPDX-License-Identifier: MIT
#include "domain/rating.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string_view>

namespace cinemarco {
namespace {

TEST(Rating, ten_points_become_five_named_steps) {
  struct Case {
    int points, step;
    std::string_view name;
  };
  const Case cases[] = {{1, 1, "Waste"},       {2, 1, "Waste"},       {3, 2, "Meh"},          {4, 2, "Meh"},
                        {5, 3, "Decent"},      {6, 3, "Decent"},      {7, 4, "Entertaining"}, {8, 4, "Entertaining"},
                        {9, 5, "Outstanding"}, {10, 5, "Outstanding"}};
  for (const auto& row : cases) {
    const auto rating = from_trakt_rating(row.points);
    ASSERT_TRUE(rating) << row.points;
    EXPECT_EQ(static_cast<int>(*rating), row.step) << row.points;
    EXPECT_EQ(to_string(*rating), row.name) << row.points;
  }
}

TEST(Rating, anything_else_is_none) {
  for (const int points : {0, -1, -10, 11, 100, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}) {
    EXPECT_FALSE(from_trakt_rating(points)) << points;
  }
}

}  // namespace
}  // namespace cinemarco
