// SPDX-License-Identifier: MIT
#include "domain/title.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace cinemarco {
namespace {

using namespace std::string_literals;

TEST(CleanTitle, has_no_control_characters) {
  const std::pair<std::string, std::string> table[] = {
      {"The\tDark\nKnight", "The Dark Knight"},    {"The\0Dark Knight"s, "The Dark Knight"},
      {"\r\n Alien \x1B[31m", "Alien [31m"},       {"Amélie\x7F", "Amélie"},
      {"Am\xC2\x85\xC2\x9Flie", "Am lie"},         {"\t", ""},
      {"千と千尋\vの神隠し", "千と千尋 の神隠し"},
  };
  for (const auto& [told, clean] : table) EXPECT_EQ(clean_title(told), clean);
  for (const std::string kept : {"", "Plain", "Two  spaces ", " Amélie", "Ünder\xC2\xA0wide", "\xC2"}) {
    EXPECT_EQ(clean_title(kept), kept) << "nothing to clean";
  }
}

}  // namespace
}  // namespace cinemarco
