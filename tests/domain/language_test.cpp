// SPDX-License-Identifier: MIT
#include "domain/language.hpp"

#include <gtest/gtest.h>

namespace cinemarco {
namespace {

TEST(Language, is_spelt_as_tmdb_spells_it) {
  EXPECT_EQ(language_tag("en-US"), kUsualLanguage);
  EXPECT_EQ(language_tag("EN-us"), "en-US");
  EXPECT_EQ(language_tag("pt-br"), "pt-BR");
  EXPECT_EQ(language_tag("JA"), "ja");
}

TEST(Language, is_two_letters_and_a_region_that_there_are) {
  for (const auto* wrong : {"", "e", "eng", "q1", "zz", "en-", "en-U", "en-USA", "en-ZQ", "en_US", "zh-Hant",
                            "zh-Hant-TW", "en-US-", " en", "en "}) {
    EXPECT_EQ(language_tag(wrong), std::nullopt) << wrong;
  }
}

TEST(Language, is_taken_apart) {
  EXPECT_EQ(language_of("pt-BR"), "pt");
  EXPECT_EQ(region_of("pt-BR"), "BR");
  EXPECT_EQ(language_of("de"), "de");
  EXPECT_EQ(region_of("de"), "");
  EXPECT_EQ(region_code("gb"), "GB");
  EXPECT_EQ(region_code("UK"), std::nullopt) << "that is GB";
  EXPECT_EQ(region_code("1"), std::nullopt);
}

}  // namespace
}  // namespace cinemarco
