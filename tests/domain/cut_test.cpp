// SPDX-License-Identifier: MIT
// Where a long text may be cut.
#include "domain/cut.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

TEST(Cut, leaves_what_fits_and_tears_no_character_apart) {
  EXPECT_EQ(cut("", 3), "");
  EXPECT_EQ(cut("abc", 3), "abc");
  EXPECT_EQ(cut("abcd", 3), "abc");
  EXPECT_EQ(cut("ab\xC3\xA9", 3), "ab");
  EXPECT_EQ(cut("ab\xC3\xA9", 4), "ab\xC3\xA9");
  EXPECT_EQ(cut("\xF0\x9F\x8E\xAC!", 3), "");
  EXPECT_EQ(cut("\xF0\x9F\x8E\xAC!", 4), "\xF0\x9F\x8E\xAC");
  EXPECT_EQ(cut("\x80\x80\x80\x80\x80\x80\x80", 6).size(), 2U) << "what is no text is cut somewhere";
}

}  // namespace
}  // namespace cinemarco
