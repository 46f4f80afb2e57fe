// SPDX-License-Identifier: MIT
#include "json/structs.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace cinemarco::json {

// A colour that is written "#rrggbb", as an example of a type that reads itself.
struct Colour {
  std::string digits;
};
template <>
struct CustomReader<Colour> {
  static constexpr bool kMayBeMissing = true;
  static std::expected<Colour, ParseError> read(const boost::json::value& from) {
    const auto* text = from.if_string();
    if (text == nullptr || !text->starts_with("#")) return detail::expected_type("colour");
    return Colour{std::string{std::string_view{*text}.substr(1)}};
  }
};
struct Painting {
  Colour colour;
  std::optional<Colour> frame;
};
BOOST_DESCRIBE_STRUCT(Painting, (), (colour, frame))

namespace {

using test::Everything;
using test::Ids;
using test::Movie;
using test::Row;

TEST(JsonReader, reads_every_kind_of_member) {
  const auto value = parse_as<Everything>(
      R"({"flag":true,"small":-128,"large":18446744073709551615,"number":7.832,"text":"Amélie","maybe":false,
          "lists":[[1,2],[],[3]],"by_name":{"a":1,"b":null},"anything":{"x":[1,"2"]}})");
  ASSERT_TRUE(value) << value.error().text();
  EXPECT_TRUE(value->flag);
  EXPECT_EQ(value->small, -128);
  EXPECT_EQ(value->large, 18446744073709551615U);
  EXPECT_EQ(value->number, 7.832);
  EXPECT_EQ(value->text, "Amélie");
  EXPECT_EQ(value->maybe, false);
  EXPECT_EQ(value->lists, (std::vector<std::vector<int>>{{1, 2}, {}, {3}}));
  EXPECT_EQ(value->by_name, (std::map<std::string, std::optional<int>>{{"a", 1}, {"b", std::nullopt}}));
  EXPECT_EQ(boost::json::serialize(value->anything), R"({"x":[1,"2"]})");
}

TEST(JsonReader, is_lenient_about_what_may_be_absent) {
  struct Case {
    std::string description, text;
    Row expected;
  };
  const Movie heat{"Heat", std::nullopt, {1, std::nullopt, std::nullopt}};
  const Case cases[] = {
      {"only what must be", R"({"id":5})", {5, std::nullopt, {}}},
      {"nulls", R"({"id":5,"movie":null,"genres":null})", {5, std::nullopt, {}}},
      {"empty lists", R"({"id":5,"genres":[]})", {5, std::nullopt, {}}},
      {"unknown members of any kind",
       R"({"x":{"y":[1,{"z":null}]},"id":5,"movie ":7,"Movie":"?"})",
       {5, std::nullopt, {}}},
      {"another order", R"({"genres":["a","b"],"movie":null,"id":5})", {5, std::nullopt, {"a", "b"}}},
      {"absent members of members", R"({"id":5,"movie":{"title":"Heat","ids":{"trakt":1}}})", {5, heat, {}}},
      {"null members of members",
       R"({"id":5,"movie":{"title":"Heat","year":null,"ids":{"trakt":1,"tmdb":null,"imdb":null}}})",
       {5, heat, {}}},
      {"an empty text is a text", R"({"id":5,"genres":[""]})", {5, std::nullopt, {""}}},
  };
  for (const auto& row : cases) {
    const auto value = parse_as<Row>(row.text);
    ASSERT_TRUE(value) << row.description << ": " << value.error().text();
    EXPECT_EQ(*value, row.expected) << row.description;
  }
}

TEST(JsonReader, an_error_names_the_path) {
  struct Case {
    std::string description, text, error;
  };
  const Case cases[] = {
      {"the root", "7", "expected array"},
      {"an item", "[7]", "[0]: expected object"},
      {"null where an object must be", "[null]", "[0]: expected object"},
      {"missing", R"([{"id":1},{}])", "[1].id: missing"},
      {"null where a value must be", R"([{"id":null}])", "[0].id: expected integer"},
      {"missing, deep", R"([{"id":1,"movie":{"title":"x"}}])", "[0].movie.ids: missing"},
      {"deepest", R"([{"id":1,"movie":{"title":"x","ids":{"trakt":1,"tmdb":"tt1"}}}])",
       "[0].movie.ids.tmdb: expected integer"},
      {"an item of a list in an object", R"([{"id":1,"genres":["a",2]}])", "[0].genres[1]: expected string"},
      {"no list", R"([{"id":1,"genres":"a"}])", "[0].genres: expected array"},
      {"no text", R"([{"id":1,"movie":{"title":7,"ids":{"trakt":1}}}])", "[0].movie.title: expected string"},
      {"the first of two errors", R"([{"id":"a","genres":7}])", "[0].id: expected integer"},
  };
  for (const auto& row : cases) {
    const auto value = parse_as<std::vector<Row>>(row.text);
    ASSERT_FALSE(value) << row.description;
    EXPECT_EQ(value.error().text(), row.error) << row.description;
  }
}

TEST(JsonReader, names_the_item_that_is_broken_in_a_long_list) {
  std::string text = "[";
  for (int i = 0; i < 20; ++i) {
    text += (i > 0 ? "," : "") + std::string{R"({"id":1,"movie":{"title":"x","ids":{"trakt":1,"tmdb":)"} +
            (i == 17 ? "true" : "550") + "}}}";
  }
  text += "]";
  EXPECT_EQ(parse_as<std::vector<Row>>(text).error().text(), "[17].movie.ids.tmdb: expected integer");
}

TEST(JsonReader, names_paths_in_lists_of_lists_and_maps) {
  const auto error = [](const char* member) {
    return parse_as<Everything>(R"({"flag":true,"small":1,"large":1,"number":1,"text":"","anything":1,)" +
                                std::string{member} + "}")
        .error()
        .text();
  };
  EXPECT_EQ(error(R"("lists":[[1],[2,"x"]])"), "lists[1][1]: expected integer");
  EXPECT_EQ(error(R"("lists":[[1],null,{}])"), "lists[2]: expected array");
  EXPECT_EQ(error(R"("by_name":{"a":1,"b":[]})"), "by_name.b: expected integer");
  EXPECT_EQ(error(R"("by_name":[])"), "by_name: expected object");
  EXPECT_EQ(error(R"("maybe":1)"), "maybe: expected boolean");
  EXPECT_EQ(error(R"("maybe":"true")"), "maybe: expected boolean");
}

TEST(JsonReader, integers_are_exact_to_64_bits) {
  struct Case {
    std::string text;
    std::int64_t expected;
  };
  const Case cases[] = {
      {"0", 0},
      {"-0", 0},
      {"12093947887", 12'093'947'887},
      {"4294967296", 4'294'967'296},
      {"9007199254740993", 9'007'199'254'740'993},  // 2^53 + 1: no double holds it
      {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
      {"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
  };
  for (const auto& row : cases) {
    const auto value = parse_as<std::int64_t>(row.text);
    ASSERT_TRUE(value) << row.text;
    EXPECT_EQ(*value, row.expected);
  }
  EXPECT_EQ(parse_as<std::uint64_t>("9223372036854775808"), 9'223'372'036'854'775'808U);
  EXPECT_EQ(parse_as<std::uint64_t>("18446744073709551615"), std::numeric_limits<std::uint64_t>::max());
}

template <class T>
std::string verdict(const std::string& text) {
  const auto value = parse_as<T>(text);
  return value ? std::to_string(*value) : value.error().text();
}

TEST(JsonReader, an_integer_out_of_range_is_an_error_not_another_number) {
  constexpr auto kError = "integer out of range";
  EXPECT_EQ(verdict<std::int64_t>("9223372036854775808"), kError);
  EXPECT_EQ(verdict<std::int64_t>("-9223372036854775809"), kError);
  EXPECT_EQ(verdict<std::int64_t>("18446744073709551616"), kError);
  EXPECT_EQ(verdict<std::uint64_t>("-1"), kError);
  EXPECT_EQ(verdict<std::uint64_t>("18446744073709551616"), kError);
  EXPECT_EQ(verdict<int>("2147483647"), "2147483647");
  EXPECT_EQ(verdict<int>("2147483648"), kError);
  EXPECT_EQ(verdict<int>("-2147483649"), kError);
  EXPECT_EQ(verdict<int>("12093947887"), kError);
  EXPECT_EQ(verdict<std::int8_t>("128"), kError);
  EXPECT_EQ(verdict<std::uint8_t>("255"), "255");
  EXPECT_EQ(verdict<std::uint8_t>("256"), kError);
  EXPECT_EQ(verdict<int>("1e400"), kError);
  EXPECT_EQ(parse_as<Ids>(R"({"trakt":99999999999999999999})").error().text(), "trakt: integer out of range");
}

TEST(JsonReader, an_integer_may_be_written_with_a_fraction_of_nothing) {
  EXPECT_EQ(verdict<int>("7.0"), "7");
  EXPECT_EQ(verdict<int>("-7.000"), "-7");
  EXPECT_EQ(verdict<int>("-0.0"), "0");
  EXPECT_EQ(verdict<int>("7e0"), "7");
  EXPECT_EQ(verdict<int>("4.5E1"), "45");
  EXPECT_EQ(verdict<std::int64_t>("12093947887.0"), "12093947887");
  EXPECT_EQ(verdict<std::int64_t>("4503599627370496.0"), "4503599627370496") << "2^52, the last";
  EXPECT_EQ(verdict<std::int64_t>("-4503599627370496.0"), "-4503599627370496");
  EXPECT_EQ(verdict<std::int64_t>("4503599627370497.0"), "integer out of range");
  EXPECT_EQ(verdict<std::int64_t>("1e300"), "integer out of range");
  EXPECT_EQ(verdict<int>("2147483648.0"), "integer out of range");
  EXPECT_EQ(verdict<std::uint64_t>("-1.0"), "integer out of range");
  EXPECT_EQ(verdict<int>("7.5"), "expected integer");
  EXPECT_EQ(verdict<int>("1e-3"), "expected integer");
}

TEST(JsonReader, nothing_else_passes_for_a_number) {
  for (const std::string text : {"\"7\"", "true", "null", "[7]", "{}", "\"\""}) {
    EXPECT_EQ(verdict<int>(text), "expected integer") << text;
    EXPECT_EQ(verdict<double>(text), "expected number") << text;
  }
}

TEST(JsonReader, numbers_are_finite) {
  EXPECT_EQ(parse_as<double>("8.433"), 8.433);
  EXPECT_EQ(parse_as<double>("7"), 7.0);
  EXPECT_EQ(parse_as<double>("-0"), 0.0);
  EXPECT_EQ(parse_as<double>("18446744073709551615"), 18446744073709551615.0);
  EXPECT_EQ(verdict<double>("1e400"), "number out of range");
  EXPECT_EQ(verdict<double>("-1e400"), "number out of range");
  EXPECT_EQ(verdict<float>("1e39"), "number out of range");
}

TEST(JsonReader, a_text_may_hold_anything) {
  EXPECT_EQ(parse_as<std::string>(R"("a\u0000b\n\"\\\/")"), std::string("a\0b\n\"\\/", 7));
  const std::string long_text(1'000'000, 'x');
  EXPECT_EQ(parse_as<std::string>("\"" + long_text + "\""), long_text);
}

TEST(JsonReader, a_type_may_read_itself) {
  const auto painting = parse_as<Painting>(R"({"colour":"#ff0000","frame":null})");
  ASSERT_TRUE(painting) << painting.error().text();
  EXPECT_EQ(painting->colour.digits, "ff0000");
  EXPECT_FALSE(painting->frame);
  EXPECT_TRUE(parse_as<Painting>("{}")->colour.digits.empty());
  EXPECT_EQ(parse_as<Painting>(R"({"colour":"red"})").error().text(), "colour: expected colour");
  EXPECT_EQ(parse_as<Painting>(R"({"frame":7})").error().text(), "frame: expected colour");
}

TEST(JsonReader, knows_inherited_members_and_names_that_cpp_keeps) {
  EXPECT_EQ(parse_as<test::Derived>(R"({"inherited":1,"new":2})"), (test::Derived{{1}, 2}));
  EXPECT_EQ(parse_as<test::Derived>(R"({"inherited":1,"new_":2})").error().text(), "new: missing");
  EXPECT_EQ(parse_as<test::Derived>(R"({"new":2})").error().text(), "inherited: missing");
}

}  // namespace
}  // namespace cinemarco::json
