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
      {"byte order mark",
       "\xEF\xBB\xBF"
       "A=b\n",
       "b"},
      {"comment behind a quote", "A=\"b\" # why", "b"},
      {"escaped quotes", R"(A="b\"c\\")", "b\"c\\"},
      {"single quotes escape nothing", R"(A='b\"c')", R"(b\"c)"},
      {"tab before a comment", "A=b\t# why", "b"},
      {"other programs' names", "a-b=1\nx.y=2\nA=b\nexport C", "b"},
      {"last one wins", "A=a\nA=b", "b"},
  };
  for (const auto& row : rows) {
    const auto [values, problems] = parse_dotenv(row.text);
    EXPECT_TRUE(problems.empty()) << row.description;
    ASSERT_TRUE(values.contains("A")) << row.description;
    EXPECT_EQ(values.at("A"), row.value) << row.description;
  }
}

TEST(Dotenv, names_the_line_that_is_broken_and_reads_the_others) {
  const auto [values, problems] = parse_dotenv("A=1\n# fine\nnonsense\nB=\"open\nC D=1\nE=2\nF=\"a\" b\n");
  EXPECT_EQ(problems,
            (std::vector<std::string>{"line 3: expected NAME=value", "line 4: the quote of B is not closed",
                                      "line 5: expected NAME=value", "line 7: the quote of F is not closed"}));
  EXPECT_EQ(values, (std::map<std::string, std::string>{{"A", "1"}, {"E", "2"}}));
  EXPECT_EQ(parse_dotenv("\xFF\xFE"
                         "A")
                .problems.size(),
            1U);
}

}  // namespace
}  // namespace cinemarco::cli
