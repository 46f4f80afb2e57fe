// SPDX-License-Identifier: MIT
// The address that people use: what is one, whose pages are its own, and what is taken from a request's address.
#include "http/public_url.hpp"

#include "http/target.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace cinemarco::http {
namespace {

PublicUrl url(std::string_view text) {
  const auto parsed = PublicUrl::parse(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(PublicUrl{});
}

std::string left(std::string_view base, std::string_view sent) {
  auto target = read_target(sent);
  EXPECT_TRUE(target) << sent;
  RequestHead head;
  head.target = target->text;
  head.path = target->path;
  url(base).leave_base(head);
  std::string path;
  for (const auto& segment : head.path) path += "/" + segment;
  EXPECT_TRUE(head.target.starts_with(path)) << head.target << " and " << path << " say the same";
  return head.target;
}

TEST(PublicUrl, is_a_whole_address_with_a_plain_path_or_none) {
  for (const auto* good : {"https://films.example.org", "http://10.0.0.2:8080/", "https://films.example.org/cinemarco",
                           "https://[::1]/a/b-c_d.e~1/"}) {
    EXPECT_TRUE(PublicUrl::parse(good)) << good;
  }
  for (const auto* bad :
       {"films.example.org", "ftp://films.example.org", "https://", "https:///cinemarco",
        "https://me@films.example.org", "https://films.example.org/?a=1", "https://films.example.org/#a",
        "https://films.example.org/a b", "https://films.example.org/%2e", "https://films.example.org//a",
        "https://films.example.org/a/../b", "https://films.example.org/\"", "https://films.example.org:0"}) {
    EXPECT_FALSE(PublicUrl::parse(bad)) << bad;
  }
  EXPECT_FALSE(url("").is_set());
  EXPECT_EQ(url("https://films.example.org/cinemarco/").text(), "https://films.example.org/cinemarco");
  EXPECT_EQ(url("https://films.example.org/").base(), "");
  EXPECT_TRUE(url("https://films.example.org").is_https());
  EXPECT_FALSE(url("http://films.example.org").is_https());
}

TEST(PublicUrl, owns_the_pages_of_its_scheme_name_and_port) {
  const auto own = url("https://films.example.org/cinemarco");
  EXPECT_TRUE(own.owns("https://films.example.org"));
  EXPECT_TRUE(own.owns("https://FILMS.example.org:443"));
  for (const auto* other : {"http://films.example.org", "https://films.example.org:8443", "https://example.org", "null",
                            "", "https://films.example.org.evil.example"}) {
    EXPECT_FALSE(own.owns(other)) << other;
  }
  EXPECT_FALSE(PublicUrl{}.owns("https://films.example.org"));
}

TEST(PublicUrl, takes_its_path_from_an_address_that_begins_with_it) {
  const auto* base = "https://films.example.org/a/cinemarco";
  for (const auto& [sent, arrives] : {std::pair{"/a/cinemarco", "/"},
                                      {"/a/cinemarco/", "/"},
                                      {"/a/cinemarco?x=1", "/?x=1"},
                                      {"/a/cinemarco/api/library?q=b", "/api/library?q=b"},
                                      {"/api/library", "/api/library"},
                                      {"/a/cinemarcos/api", "/a/cinemarcos/api"},
                                      {"/a/cinemarco/a/cinemarco/x", "/a/cinemarco/x"},
                                      {"/a", "/a"}}) {
    EXPECT_EQ(left(base, sent), arrives) << sent;
  }
  EXPECT_EQ(left("https://films.example.org", "/api"), "/api");
}

}  // namespace
}  // namespace cinemarco::http
