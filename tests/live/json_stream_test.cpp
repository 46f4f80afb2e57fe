// SPDX-License-Identifier: MIT
#include "live/json_stream.hpp"

#include "live/kodi_library.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco::live {
namespace {

std::vector<std::string> objects_in(const std::vector<std::string>& pieces) {
  JsonStream stream;
  std::vector<std::string> objects;
  for (const auto& piece : pieces) {
    stream.feed(piece);
    while (auto object = stream.next()) objects.push_back(*object);
  }
  return objects;
}

TEST(JsonStream, parts_objects_that_have_nothing_between_them) {
  using Objects = std::vector<std::string>;
  EXPECT_EQ(objects_in({R"({"a":1}{"b":{"c":2}})"}), (Objects{R"({"a":1})", R"({"b":{"c":2}})"}));
  EXPECT_EQ(objects_in({R"({"a":"}{\"}"})"}), (Objects{R"({"a":"}{\"}"})"})) << "braces and quotes in a text";
  EXPECT_EQ(objects_in({"\n {\"a\"", ":1", "}  \r\n{", "}"}), (Objects{R"({"a":1})", "{}"}));
  EXPECT_EQ(objects_in({"garbage {}"}), (Objects{"{}"}));
  EXPECT_TRUE(objects_in({R"({"a":{"b":1})"}).empty()) << "it is yet to come";
}

TEST(JsonStream, may_be_cut_at_any_byte) {
  const std::string whole = R"({"a":"\\\"}é"}{"b":[{"c":"{"}]})";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    EXPECT_EQ(objects_in({whole.substr(0, cut), whole.substr(cut)}).size(), 2U) << cut;
  }
}

TEST(KodisClock, is_of_its_own_zone_in_summer_and_winter) {
  const auto berlin = *TimeZone::find("Europe/Berlin");
  const auto at = [&](const char* text) { return format_instant(by_clock(text, berlin).value_or(Instant{})); };
  EXPECT_EQ(at("2024-07-01 21:30:05"), "2024-07-01T19:30:05.000Z");
  EXPECT_EQ(at("2024-12-01 00:30:00"), "2024-11-30T23:30:00.000Z");
  EXPECT_EQ(at("2024-03-31 03:10:00"), "2024-03-31T01:10:00.000Z") << "an hour after the clocks went forward";
  EXPECT_FALSE(by_clock("", berlin));
}

}  // namespace
}  // namespace cinemarco::live
