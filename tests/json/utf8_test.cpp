// SPDX-License-Identifier: MIT
#include "json/utf8.hpp"

#include "json/json.hpp"

#include <gtest/gtest.h>

namespace cinemarco::json {
namespace {

TEST(MendUtf8, leaves_what_is_right) {
  for (const std::string text : {"", "plain", "Jürgen", "日本語", "🎬", "\xEF\xBF\xBD"}) {
    EXPECT_EQ(mend_utf8(text), std::nullopt) << text;
  }
}

TEST(MendUtf8, marks_each_byte_that_belongs_to_no_character) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(mend_utf8("J\xFCrgen"), "J" + mark + "rgen");
  EXPECT_EQ(mend_utf8("\xC3"), mark) << "cut";
  EXPECT_EQ(mend_utf8("\xE6\x97"), mark + mark) << "cut";
  EXPECT_EQ(mend_utf8("\xC0\xAF"), mark + mark) << "overlong";
  EXPECT_EQ(mend_utf8("\xED\xA0\x80"), mark + mark + mark) << "half of a pair";
  EXPECT_EQ(mend_utf8("\xF4\x90\x80\x80"), mark + mark + mark + mark) << "beyond the last character";
  EXPECT_EQ(mend_utf8("\x80ü\xFF"), mark + "ü" + mark);
}

TEST(Writer, makes_json_of_whatever_bytes_a_text_holds) {
  for (const std::string bytes : {"a\xC0\x80", "am\xE9lie", "\"\xFF\n", "é\xC3"}) {
    const auto written = to_text(bytes);
    const auto read = json::parse(written);
    ASSERT_TRUE(read) << written;
    EXPECT_EQ(read->as_string(), mend_utf8(bytes));
  }
}

TEST(ParseMended, reads_texts_of_others_and_still_refuses_what_is_no_json) {
  const auto document = parse_mended("{\"title\":\"The D\xFCrk\"}");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->at("title").as_string(), "The D\xEF\xBF\xBDrk");
  EXPECT_FALSE(parse_mended("{\"title\":\xFC}"));
  EXPECT_FALSE(parse_mended("{"));
  const auto spaced = parse_mended(std::string_view{"{\"title\":\0\"The\tDark\0Knight\"}", 28});
  ASSERT_TRUE(spaced);
  EXPECT_EQ(spaced->at("title").as_string(), "The Dark Knight");
  EXPECT_FALSE(json::parse("\"\xFC\"")) << "our own API is exact";
}

}  // namespace
}  // namespace cinemarco::json
