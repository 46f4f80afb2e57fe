// SPDX-License-Identifier: MIT
// Gzip that came without being declared.
#include "net/inflate.hpp"

#include "net/gzip.hpp"

#include <gtest/gtest.h>

namespace cinemarco::net {
namespace {

using test::gzip;

TEST(Inflate, gives_back_what_was_packed) {
  const std::string plain(100'000, 'x');
  auto body = gzip(plain);
  EXPECT_TRUE(looks_like_gzip(body));
  EXPECT_EQ(inflate_in_place(body, 1'000'000), std::nullopt);
  EXPECT_EQ(body, plain);
  EXPECT_FALSE(looks_like_gzip(body));
}

TEST(Inflate, reads_every_member) {
  auto body = gzip("one, ") + gzip("") + gzip("two");
  EXPECT_EQ(inflate_in_place(body, 100), std::nullopt);
  EXPECT_EQ(body, "one, two");
  auto cut = gzip("one, ") + gzip("two");
  cut.pop_back();
  EXPECT_EQ(inflate_in_place(cut, 100), InflateFailure::damaged);
}

TEST(Inflate, refuses_a_bomb_and_a_damaged_or_cut_stream) {
  auto bomb = gzip(std::string(10'000'000, '\0'));
  EXPECT_EQ(inflate_in_place(bomb, 1'000'000), InflateFailure::too_large);
  auto cut = gzip(std::string(100'000, 'x'));
  cut.resize(cut.size() / 2);
  EXPECT_EQ(inflate_in_place(cut, 1'000'000), InflateFailure::damaged);
  std::string damaged = "\x1f\x8b nonsense";
  EXPECT_EQ(inflate_in_place(damaged, 1'000'000), InflateFailure::damaged);
}

}  // namespace
}  // namespace cinemarco::net
