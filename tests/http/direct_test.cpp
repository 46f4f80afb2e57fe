// SPDX-License-Identifier: MIT
// What proves that a request did not come straight from this machine.
#include "http/direct.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

struct Case {
  std::string description;
  std::vector<Header> headers;  // beside Host: localhost:5000, where they name none
  Method method = Method::get;
  int version = 11;
};

RequestHead head_of(const Case& row) {
  RequestHead head;
  head.peer = "127.0.0.1";
  head.method = row.method;
  head.version = row.version;
  head.headers = row.headers;
  if (!head.has("host")) head.headers.push_back({"host", "localhost:5000"});
  return head;
}

TEST(Direct, browsers_and_programs_of_this_machine_are_taken_for_that) {
  const Case cases[] = {
      {"curl", {}},
      {"a script that writes", {}, Method::post},
      {"an address that was typed", {{"sec-fetch-site", "none"}, {"sec-fetch-mode", "navigate"}}},
      {"our own page", {{"sec-fetch-site", "same-origin"}, {"referer", "http://localhost:5000/library"}}},
      {"our own page writes",
       {{"sec-fetch-site", "same-origin"}, {"origin", "http://localhost:5000"}, {"referer", "http://localhost:5000/"}},
       Method::post},
      {"an older browser", {{"origin", "http://localhost:5000"}}, Method::post},
      {"by number", {{"host", "127.0.0.1"}, {"origin", "http://127.0.0.1"}}, Method::del},
      {"IPv6", {{"host", "[::1]:5000"}, {"referer", "http://[::1]:5000/x"}}},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(sign_of_a_stranger(head_of(row)), std::nullopt) << row.description;
  }
}

TEST(Direct, proxies_and_other_sites_are_known_by_what_they_send) {
  const Case cases[] = {
      {"the plainest nginx", {}, Method::get, 10},
      {"Caddy, Apache", {{"x-forwarded-for", "203.0.113.9"}}},
      {"nginx as many set it", {{"x-real-ip", "203.0.113.9"}}},
      {"Cloudflare", {{"cf-connecting-ip", "203.0.113.9"}}},
      {"Akamai", {{"true-client-ip", "203.0.113.9"}}},
      {"RFC 7239", {{"forwarded", "for=203.0.113.9"}}},
      {"a header of a family", {{"x-forwarded-tls-client-cert", "x"}}},
      {"an old proxy", {{"via", "1.1 squid"}}},
      {"Cloudflare's tunnel", {{"cf-warp-tag-id", "x"}}},
      {"AWS", {{"x-amzn-trace-id", "Root=1"}}},
      {"a single sign-on before us", {{"x-authentik-username", "me"}}},
      {"a header without a value", {{"x-client-ip", ""}}},
      {"a page served under another name", {{"origin", "https://cine.example.org"}, {"sec-fetch-site", "same-origin"}}},
      {"it reads only", {{"sec-fetch-site", "same-origin"}, {"referer", "https://cine.example.org/library"}}},
      {"an older browser reads", {{"referer", "http://cine.example.org/library"}}},
      {"https ends at a proxy", {{"host", "localhost"}, {"origin", "https://localhost"}}, Method::post},
      {"another name", {{"host", "cine.example.org"}}},
      {"no name", {{"host", ""}}},
      {"another site's picture", {{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "no-cors"}}},
      {"another port's script", {{"sec-fetch-site", "same-site"}, {"sec-fetch-mode", "cors"}}},
      {"another site's frame",
       {{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "iframe"}}},
      {"another site's form",
       {{"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "document"}},
       Method::post},
      {"another port's link",
       {{"sec-fetch-site", "same-site"}, {"sec-fetch-mode", "navigate"}, {"sec-fetch-dest", "document"}}},
      {"a sandboxed frame", {{"origin", "null"}}},
      {"another port", {{"origin", "http://localhost:8080"}}},
  };
  for (const auto& row : cases) {
    const auto sign = sign_of_a_stranger(head_of(row));
    ASSERT_TRUE(sign) << row.description;
    EXPECT_TRUE(sign->ends_with('.')) << *sign;
  }
  RequestHead remote = head_of({"", {}});
  remote.peer = "192.168.1.7";
  EXPECT_TRUE(sign_of_a_stranger(remote));
}

}  // namespace
}  // namespace cinemarco::http
