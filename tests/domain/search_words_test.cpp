// SPDX-License-Identifier: MIT
// What titles cost that nobody would give; what titles are found by stands in tests/search_cases.json.
#include "domain/search_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cinemarco {
namespace {

TEST(SearchWords, of_a_megabyte_of_hyphens_are_made_at_once) {
  std::string title;
  for (int part = 0; part < 350'000; ++part) title += "ab-";
  const auto words = search_words(title, std::nullopt);
  EXPECT_EQ(std::ranges::count(words, ' '), 19) << "each beginning once, and 40 letters of it at most: " << words;
  EXPECT_TRUE(words.starts_with("ab abab ababab ")) << words;
}

}  // namespace
}  // namespace cinemarco
