// SPDX-License-Identifier: MIT
#include "json/structs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::json {
namespace {

using namespace std::string_literals;

std::string nested(std::size_t depth, char open, char close) {
  return std::string(depth, open) + std::string(depth, close);
}

TEST(JsonParse, reads_one_value_of_any_kind) {
  for (const auto& text :
       {"null"s, "true"s, "0"s, "-1"s, "\"\""s, "[]"s, "{}"s, " \t\r\n[1] \n"s, R"({"a":[{"b":null}]})"s}) {
    EXPECT_TRUE(parse(text)) << text;
  }
}

TEST(JsonParse, says_what_is_wrong_and_where) {
  struct Case {
    std::string description, text, error;
  };
  const Case cases[] = {
      {"nothing", "", "JSON ends too early, after byte 0"},
      {"white space", "  \n", "JSON ends too early, after byte 3"},
      {"an open list", "[1,2", "JSON ends too early, after byte 4"},
      {"an open object", R"({"a":)", "JSON ends too early, after byte 5"},
      {"an open text", R"(["abc)", "JSON ends too early, after byte 5"},
      {"an open escape", R"(["\u00)", "JSON ends too early, after byte 6"},
      {"half a word", "[tru", "JSON ends too early, after byte 4"},
      {"a page", "<html>", "not JSON at byte 0"},
      {"another word", "[nope]", "not JSON at byte 1"},
      {"a comma too many", "[1,]", "not JSON at byte 3"},
      {"a comma too many in an object", R"({"a":1,})", "not JSON at byte 7"},
      {"a name without quotes", "{a:1}", "not JSON at byte 1"},
      {"single quotes", "['a']", "not JSON at byte 1"},
      {"a comment", "[1] // one", "more text after the JSON, at byte 4"},
      {"a second document", "{} {}", "more text after the JSON, at byte 3"},
      {"a leading zero", "01", "more text after the JSON, at byte 1"},
      {"a NUL behind", "{}\0"s, "more text after the JSON, at byte 2"},
      {"NaN", "[NaN]", "not JSON at byte 1"},
      {"a plus sign", "[+1]", "not JSON at byte 1"},
      {"a raw line break in a text", "[\"a\nb\"]", "not JSON at byte 3"},
      {"an unknown escape", R"(["\x41"])", "not JSON at byte 3"},
  };
  for (const auto& row : cases) {
    const auto document = parse(row.text);
    ASSERT_FALSE(document) << row.description;
    EXPECT_EQ(document.error().text(), row.error) << row.description;
  }
}

TEST(JsonParse, refuses_what_is_not_utf_8) {
  struct Case {
    std::string description, bytes;
  };
  const Case cases[] = {
      {"Latin-1", "caf\xe9"},
      {"a broken sequence", "\xc3\x28"},
      {"a continuation alone", "\x80"},
      {"an overlong slash", "\xc0\xaf"},
      {"a surrogate", "\xed\xa0\x80"},
      {"beyond Unicode", "\xf5\x80\x80\x80"},
      {"a byte that never occurs", "\xff"},
  };
  for (const auto& row : cases) {
    const auto document = parse("[\"" + row.bytes + "\"]");
    ASSERT_FALSE(document) << row.description;
    EXPECT_TRUE(document.error().text().starts_with("not JSON at byte ")) << document.error().text();
  }
  EXPECT_EQ(parse("\"Am\xc3\xa9lie 🎬 \\ud83c\\udfac\"")->as_string(), "Amélie 🎬 🎬");
}

TEST(JsonParse, every_cut_of_a_document_ends_too_early) {
  const auto text = R"({"id":12093947887,"movie":{"title":"Amélie \u00e9","year":2001.5,"ok":[true,null]}})"s;
  ASSERT_TRUE(parse(text));
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto cut = parse(text.substr(0, size));
    ASSERT_FALSE(cut) << size;
    EXPECT_EQ(cut.error().text(), "JSON ends too early, after byte " + std::to_string(size));
  }
}

TEST(JsonParse, nesting_is_bounded) {
  EXPECT_TRUE(parse(nested(kMaxDepth, '[', ']')));
  const std::string bombs[] = {nested(kMaxDepth + 1, '[', ']'), nested(5'000'000, '[', ']'),
                               std::string(5'000'000, '[')};
  for (const auto& bomb : bombs) {
    const auto document = parse(bomb);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().text(), "JSON nested deeper than 64 levels");
  }
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += R"({"a":)";
  EXPECT_EQ(parse(objects).error().text(), "JSON nested deeper than 64 levels");
}

TEST(JsonParse, of_two_members_of_one_name_the_last_counts) {
  EXPECT_EQ(parse_as<test::Ids>(R"({"trakt":1,"trakt":2,"tmdb":3,"tmdb":null})"), (test::Ids{2, std::nullopt, {}}));
  EXPECT_FALSE(parse_as<test::Ids>(R"({"trakt":1,"trakt":"x"})"));
}

TEST(JsonParse, a_document_outlives_the_memory_that_a_struct_was_read_with) {
  const auto everything = parse_as<boost::json::value>(R"({"long enough to need the heap":["x","y","z"]})");
  ASSERT_TRUE(everything);
  EXPECT_EQ(boost::json::serialize(*everything), R"({"long enough to need the heap":["x","y","z"]})");
}

TEST(JsonParse, a_struct_carries_the_parsers_verdict) {
  EXPECT_EQ(parse_as<test::Ids>(R"({"trakt":)").error().text(), "JSON ends too early, after byte 9");
}

}  // namespace
}  // namespace cinemarco::json
