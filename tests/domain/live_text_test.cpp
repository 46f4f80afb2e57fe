// SPDX-License-Identifier: MIT
// A text that may change while others hold it.
#include "domain/live_text.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

TEST(LiveText, is_asked_for_each_time_and_copies_ask_the_same) {
  std::string key = "before";
  const LiveText text{[&key] { return key; }};
  const LiveText copy = text;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(copy.now(), "before");
  key = "after";
  EXPECT_EQ(copy.now(), "after");
}

TEST(LiveText, of_a_plain_text_stays_and_of_nothing_is_empty) {
  EXPECT_EQ(LiveText{"key"}.now(), "key");
  EXPECT_EQ(LiveText{}.now(), "");
}

}  // namespace
}  // namespace cinemarco
