// SPDX-License-Identifier: MIT
// Parts of addresses, and what of them may be shown.
#include "net/url.hpp"

#include <gtest/gtest.h>

namespace cinemarco::net {
namespace {

TEST(Url, encodes_what_is_not_plain) {
  EXPECT_EQ(percent_encode("a b&c/ü"), "a%20b%26c%2F%C3%BC");
  EXPECT_EQ(with_query(with_query("http://h/p", "a", "1 2"), "b", "x"), "http://h/p?a=1%202&b=x");
}

TEST(Url, shows_neither_query_nor_user) {
  EXPECT_EQ(without_query("https://h/p?api_key=secret#x"), "https://h/p");
  EXPECT_EQ(without_query("https://user:p@ss@h/p/@x?key=secret"), "https://h/p/@x");
  EXPECT_EQ(without_query("user:password@h/p"), "h/p");
  EXPECT_EQ(without_query("https://h?mail=a@b"), "https://h");
  EXPECT_EQ(host_of("nonsense?key=http://a"), "nonsense");
  EXPECT_EQ(host_of("https://user:password@api.trakt.tv:8080/sync?x=y"), "api.trakt.tv:8080");
  EXPECT_EQ(host_of("nonsense?key=secret"), "nonsense");
}

TEST(Url, knows_its_scheme_and_this_machine) {
  EXPECT_TRUE(is_http("http://h"));
  EXPECT_TRUE(is_http("HTTPS://h"));
  for (const auto* other : {"", "http://", "ftp://h", "httpx://h", "h/http://x", "file:///x"}) {
    EXPECT_FALSE(is_http(other)) << other;
  }
  for (const auto* here : {"http://127.0.0.1:8080/x", "http://localhost", "http://a.localhost:1/", "http://[::1]:2/"}) {
    EXPECT_TRUE(is_loopback(here)) << here;
  }
  for (const auto* there :
       {"http://127.evil.org/", "http://localhost.evil.org", "http://h/localhost", "http://10.0.0.1/"}) {
    EXPECT_FALSE(is_loopback(there)) << there;
  }
}

TEST(Url, resolves_redirects_and_knows_its_own_host) {
  EXPECT_EQ(resolve("http://h/a/b", "/c"), "http://h/c");
  EXPECT_EQ(resolve("http://h/a/b", "https://other/c"), "https://other/c");
  EXPECT_TRUE(same_origin("https://h/a", "https://h:443/b"));
  EXPECT_FALSE(same_origin("https://h/a", "http://h/a"));
  EXPECT_FALSE(same_origin("https://h/a", "https://h.evil/a"));
  EXPECT_FALSE(same_origin("https://h/a", "https://h:444/a"));
}

}  // namespace
}  // namespace cinemarco::net
