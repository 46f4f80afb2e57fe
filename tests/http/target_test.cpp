// SPDX-License-Identifier: MIT
// Addresses as people type them and programs send them.
#include "http/target.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

TEST(Target, takes_every_byte_that_browsers_and_programs_send) {
  struct Case {
    std::string text;
    std::string q;  // decoded
  };
  const Case cases[] = {
      {"/api/library?q=amélie", "amélie"},
      {"/api/library?q=君の名は", "君の名は"},
      {"/api/library?q=[REC]", "[REC]"},
      {"/api/library?q=a|b", "a|b"},
      {"/api/library?q={x}^`\\\"<>", "{x}^`\\\"<>"},
      {"/api/library?q=a+b%2Bc", "a b+c"},
      {"/api/library?q=%C3%A9\xC3\xA9", "éé"},
      {"/api/library?q=\xFF", "\xFF"},
      {"/api/library?q=a=b?c/d:e@f", "a=b?c/d:e@f"},
      {"/api/library?&q=x&", "x"},
      {"http://films.example:8080/api/library?q=x", "x"},
  };
  for (const auto& row : cases) {
    const auto target = read_target(row.text);
    ASSERT_TRUE(target) << row.text << ": " << target.error().text();
    EXPECT_EQ(target->path, (std::vector<std::string>{"api", "library"})) << row.text;
    ASSERT_EQ(target->query.size(), 1U) << row.text;
    EXPECT_EQ(target->query.begin()->second, row.q) << row.text;
  }
  EXPECT_EQ(read_target("/a%2Fb//c|d/")->path, (std::vector<std::string>{"a/b", "c|d"}));
  EXPECT_EQ(read_target("/é")->text, "/%C3%A9");
}

TEST(Target, knows_whom_the_absolute_form_names) {
  EXPECT_EQ(read_target("http://films.example:8080/x")->host, "films.example:8080");
  EXPECT_EQ(read_target("http://films.example")->text, "/");
  EXPECT_EQ(read_target("http://films.example?q=x")->text, "/?q=x");
  EXPECT_EQ(read_target("/x?u=http://films.example/")->host, "");
  EXPECT_EQ(read_target("*")->text, "*");
}

TEST(Target, refuses_what_is_no_address_and_says_what_to_write) {
  struct Case {
    std::string text;
    std::string remedy;
  };
  const Case cases[] = {{"/a?q=100%", "%25"}, {"/a?q=%zz", "%25"}, {"/%4", "%25"},         {"/a#b", "%23"},
                        {"library", "begin"}, {"", "begin"},       {"ftp://x/y", "begin"}, {"http:///x", "begin"}};
  for (const auto& row : cases) {
    const auto target = read_target(row.text);
    ASSERT_FALSE(target) << row.text;
    EXPECT_TRUE(target.error().message.contains(row.remedy)) << row.text << ": " << target.error().message;
  }
}

}  // namespace
}  // namespace cinemarco::http
