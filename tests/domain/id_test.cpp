// SPDX-License-Identifier: MIT
#include "domain/id.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <type_traits>
#include <unordered_set>

namespace cinemarco {
namespace {

// A movie's number is no series' number, and a bare integer is neither.
static_assert(!std::is_convertible_v<TmdbMovieId, TmdbSeriesId>);
static_assert(!std::is_constructible_v<TmdbSeriesId, TmdbMovieId>);
static_assert(!std::is_convertible_v<std::int64_t, TmdbMovieId>);
static_assert(!std::is_convertible_v<TmdbMovieId, std::int64_t>);
static_assert(TmdbMovieId{550}.value() == 550);

TEST(Id, holds_64_bits) {
  EXPECT_EQ(HistoryId{12'093'947'887}.value(), 12'093'947'887);
  EXPECT_EQ(HistoryId{std::numeric_limits<std::int64_t>::max()}.value(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(HistoryId{}.value(), 0);
}

TEST(Id, is_ordered_and_hashed_by_its_number) {
  EXPECT_LT(HistoryId{4'294'967'295}, HistoryId{4'294'967'296});
  EXPECT_LT(HistoryId{-1}, HistoryId{0});
  EXPECT_EQ(PlayId{7}, PlayId{7});
  EXPECT_NE(PlayId{7}, PlayId{8});
  EXPECT_EQ((std::set<PlayId>{PlayId{2}, PlayId{1}, PlayId{2}}.size()), 2U);
  EXPECT_EQ((std::unordered_set<PlayId>{PlayId{2}, PlayId{1}, PlayId{2}}.size()), 2U);
}

}  // namespace
}  // namespace cinemarco
