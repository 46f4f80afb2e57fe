// SPDX-License-Identifier: MIT
#include "json/structs.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace cinemarco::json {
namespace {

using test::Everything;
using test::Ids;
using test::Row;

TEST(JsonWriter, writes_members_in_the_order_of_their_description) {
  EXPECT_EQ(to_text(Row{12'093'947'887, test::Movie{"Amélie", 2001, {7, 194, "tt0211915"}}, {"Comedy", "Romance"}}),
            R"({"id":12093947887,"movie":{"title":"Amélie","year":2001,"ids":{"trakt":7,"tmdb":194,)"
            R"("imdb":"tt0211915"}},"genres":["Comedy","Romance"]})");
}

TEST(JsonWriter, writes_an_empty_optional_as_null_and_an_empty_list_as_a_list) {
  EXPECT_EQ(to_text(Row{}), R"({"id":0,"movie":null,"genres":[]})");
}

TEST(JsonWriter, writes_inherited_members_first_and_names_that_cpp_keeps) {
  EXPECT_EQ(to_text(test::Derived{{1}, 2}), R"({"inherited":1,"new":2})");
}

TEST(JsonWriter, writes_one_value_as_that_value) {
  EXPECT_EQ(to_text(true), "true");
  EXPECT_EQ(to_text(7), "7");
  EXPECT_EQ(to_text(std::string{"7"}), "\"7\"");
  EXPECT_EQ(to_text(std::optional<int>{}), "null");
  EXPECT_EQ(to_text(std::vector<int>{7}), "[7]");
  EXPECT_EQ(to_text(std::map<std::string, int>{{"b", 2}, {"a", 1}}), R"({"a":1,"b":2})");
}

TEST(JsonWriter, writes_64_bits_exactly) {
  EXPECT_EQ(to_text(std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
  EXPECT_EQ(to_text(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(to_text(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(to_text(9'007'199'254'740'993), "9007199254740993");
}

TEST(JsonWriter, a_number_that_json_cannot_name_is_null) {
  EXPECT_EQ(to_text(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(to_text(-std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(to_text(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(JsonWriter, escapes_what_would_end_a_text) {
  EXPECT_EQ(to_text(std::string("a\"b\\c\n\x01\0d", 9)), R"("a\"b\\c\n\u0001\u0000d")");
}

TEST(JsonRoundTrip, what_is_written_is_read_back) {
  struct Case {
    std::string description;
    Everything value;
  };
  const Case cases[] = {
      {"as made", {}},
      {"the largest", {true, 127, std::numeric_limits<std::uint64_t>::max(), 1e308, "x", true, {{1}}, {{"a", 1}}, {}}},
      {"the smallest", {false, -128, 0, -1e308, "", false, {{}}, {{"", std::nullopt}}, {}}},
      {"numbers as TMDB writes them", {false, 0, 0, 8.433, "", {}, {}, {}, 7.832}},
      {"a whole number as a double", {false, 0, 0, 7.0, "", {}, {}, {}, {}}},
      {"texts of the world", {false, 0, 0, 0, "Amélie 千と千尋 🎬 \"\\/\b\f\n\r\t\x01", {}, {}, {{"ключ", 1}}, "é"}},
      {"a NUL", {false, 0, 0, 0, std::string("a\0b", 3), {}, {}, {}, {}}},
      {"any document", {false, 0, 0, 0, "", {}, {}, {}, boost::json::parse(R"({"a":[1,-2,"x",null,{"b":true}]})")}},
  };
  for (const auto& row : cases) {
    const auto text = to_text(row.value);
    const auto back = parse_as<Everything>(text);
    ASSERT_TRUE(back) << row.description << ": " << back.error().text();
    EXPECT_EQ(*back, row.value) << row.description << ": " << text;
    EXPECT_EQ(to_text(*back), text) << row.description;
  }
}

TEST(JsonRoundTrip, every_vote_average_of_three_digits_is_exact) {
  for (int i = 0; i <= 10'000; ++i) {
    const double vote = i / 1000.0;
    ASSERT_EQ(parse_as<double>(to_text(vote)), vote);
    ASSERT_EQ(parse_as<double>(std::to_string(i / 1000) + "." + std::to_string(1000 + i % 1000).substr(1)), vote);
  }
}

TEST(JsonRoundTrip, a_long_list_of_rows) {
  std::vector<Row> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back({12'093'947'887 + i, test::Movie{"x", i, {i, {}, {}}}, {"a"}});
  EXPECT_EQ(parse_as<std::vector<Row>>(to_text(rows)), rows);
}

}  // namespace
}  // namespace cinemarco::json
