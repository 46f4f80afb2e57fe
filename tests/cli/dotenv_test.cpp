// SPDX-License-Identifier: MIT
// What counts as a line of a .env file.
#include "cli/dotenv.hpp"

#include <gtest/gtest.h>

namespace cinemarco::cli {
namespace {

TEST(Dotenv, reads_plain_quoted_exported_and_commented_lines) {
  struct Row {
    const char* description;
    const char* text;
    const char* value;
  };
  const Row rows[] = {
      {"plain", "A=b", "b"},
      {"spaces around", "  A = b c  ", "b c"},
      {"export", "export A=b", "b"},
      {"double quotes keep spaces and #", "A=\" b # c \"", " b # c "},
      {"single quotes", "A='x\"y'", "x\"y"},
      {"comment behind", "A=b # why", "b"},
      {"# inside a word stays", "A=b#c", "b#c"},
      {"carriage return", "A=b\r\n", "b"},
      {"equals signs in the value", "A=b=c==", "b=c=="},
      {"empty", "A=", ""},
      {"last one wins", "A=a\nA=b", "b"},
  };
  for (const auto& row : rows) {
    const auto values = parse_dotenv(row.text);
    ASSERT_TRUE(values) << row.description;
    EXPECT_EQ(values->at("A"), row.value) << row.description;
  }
}

TEST(Dotenv, names_the_line_that_is_broken) {
  EXPECT_EQ(parse_dotenv("A=1\n# fine\nnonsense\n").error().text(), "line 3: expected NAME=value");
  EXPECT_EQ(parse_dotenv("A=\"open\n").error().text(), "line 1: the quote is not closed");
  EXPECT_EQ(parse_dotenv("A B=1\n").error().text(), "line 1: expected NAME=value");
}

}  // namespace
}  // namespace cinemarco::cli
