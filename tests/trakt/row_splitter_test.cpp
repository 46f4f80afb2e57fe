// SPDX-License-Identifier: MIT
#include "trakt/row_splitter.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace cinemarco::trakt {
namespace {

struct Split {
  std::vector<std::string> rows;
  std::optional<std::string> trouble;
};

Split split(std::string_view text, std::size_t chunk) {
  Split result;
  RowSplitter splitter{[&](std::size_t index, std::optional<std::string_view> row) {
    EXPECT_EQ(index, result.rows.size());
    result.rows.emplace_back(row.value_or("too long"));
  }};
  for (std::size_t at = 0; at < text.size(); at += chunk) splitter.feed(text.substr(at, chunk));
  result.trouble = splitter.trouble();
  return result;
}

const std::string kWentOn = "; what could be read on both sides of it was read";

TEST(RowSplitter, cuts_a_list_wherever_its_chunks_end) {
  struct Case {
    const char* description;
    std::string_view text;
    std::vector<std::string> rows;
    std::optional<std::string> trouble;
  };
  const Case cases[] = {
      {"empty list", " [ ] ", {}, {}},
      {"objects", R"([{"a":1}, {"b":[1,{}]} ])", {R"({"a":1})", R"({"b":[1,{}]})"}, {}},
      {"brackets and quotes in texts", R"([{"a":"]}\"[{,"},{"b":"\\"}])", {R"({"a":"]}\"[{,"})", R"({"b":"\\"})"}, {}},
      {"bare values", R"([1,"x,]",null , [2]])", {"1", R"("x,]")", "null", "[2]"}, {}},
      {"byte-order mark", "\xEF\xBB\xBF[1]", {"1"}, {}},
      {"nothing", "", {}, "the list ends too early, after row 0"},
      {"cut in a row", R"([{"a":1},{"b")", {R"({"a":1})"}, "the list ends too early, after row 1"},
      {"cut between rows", R"([{"a":1},)", {R"({"a":1})"}, "the list ends too early, after row 1"},
      {"no list", R"({"a":[1]})", {}, "expected a list"},
      {"a page for people", "<html>", {}, "expected a list"},
      {"no comma", "[{}{}]", {"{}", "{}"}, "expected , or ] at byte 3" + kWentOn},
      {"comma without a row", "[{},]", {"{}"}, "expected a row at byte 4" + kWentOn},
      {"two commas", "[{},,{}]", {"{}", "{}"}, "expected a row at byte 4" + kWentOn},
      {"a brace too many", "[1},2]", {"1", "2"}, "expected , or ] at byte 2" + kWentOn},
      {"a bracket too many", "[1],2]", {"1", "2"}, "more text after the list, at byte 3" + kWentOn},
      {"text behind the list", "[1] x", {"1"}, "more text after the list, at byte 4" + kWentOn},
      {"two lists", "[1][2,3]\n", {"1", "2", "3"}, "more text after the list, at byte 3" + kWentOn},
      {"a stray byte before the list", "\xFF[{}]", {"{}"}, "a stray byte at byte 0" + kWentOn},
      {"a stray byte before a row", "[{},\xFF{}]", {"{}", "{}"}, "expected a row at byte 4" + kWentOn},
      {"a stray byte behind a row", "[{}\xFF,{}]", {"{}", "{}"}, "expected , or ] at byte 3" + kWentOn},
      {"zeros between rows", {"[{},\0\0{}]", 9}, {"{}", "{}"}, "expected a row at byte 4" + kWentOn},
      {"a stray byte behind the list", "[{}]\xFF", {"{}"}, "more text after the list, at byte 4" + kWentOn},
  };
  for (const auto& c : cases) {
    for (const std::size_t chunk : {1U, 2U, 3U, 1000U}) {
      const auto result = split(c.text, chunk);
      EXPECT_EQ(result.rows, c.rows) << c.description << ", chunks of " << chunk;
      EXPECT_EQ(result.trouble, c.trouble) << c.description << ", chunks of " << chunk;
    }
  }
}

TEST(RowSplitter, leaves_out_a_row_that_is_too_long_and_goes_on) {
  const auto result = split(R"([{"a":")" + std::string(kMaxRowBytes, 'x') + R"("},{"b":1}])", 4096);
  EXPECT_EQ(result.rows, (std::vector<std::string>{"too long", R"({"b":1})"}));
  EXPECT_EQ(result.trouble, std::nullopt);
}

TEST(RowSplitter, survives_brackets_without_end) {
  const auto result = split("[" + std::string(3 * kMaxRowBytes, '['), 4096);
  EXPECT_TRUE(result.rows.empty());
  EXPECT_TRUE(result.trouble);
}

}  // namespace
}  // namespace cinemarco::trakt
