// SPDX-License-Identifier: MIT
// Who it was, by what trusted proxies say.
#include "http/proxy.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

RequestHead from_proxy(std::vector<Header> headers) {
  RequestHead head;
  head.peer = "10.0.0.2";
  head.headers = std::move(headers);
  head.headers.push_back({"host", "proxy.internal"});
  return head;
}

TEST(OriginOf, believes_the_trusted_proxies_alone) {
  const auto proxies = *TrustedProxies::parse("10.0.0.0/8");
  struct Case {
    std::vector<Header> headers;
    const char* address;
  };
  const Case cases[] = {
      {{{"x-forwarded-for", "203.0.113.9"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "198.51.100.1, 203.0.113.9, 10.0.0.7"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "198.51.100.1"}, {"x-forwarded-for", "203.0.113.9"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "203.0.113.9:5678"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "[2001:db8::9]:443"}}, "2001:db8::9"},
      {{{"x-forwarded-for", "::ffff:203.0.113.9"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "203.0.113.9, ::ffff:10.0.0.7"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "203.0.113.9, unknown"}}, "10.0.0.2"},
      {{{"forwarded", "for=203.0.113.9"}}, "203.0.113.9"},
      {{{"forwarded", "for=198.51.100.1, For=\"203.0.113.9:5678\";proto=https, for=10.0.0.7"}}, "203.0.113.9"},
      {{{"forwarded", "for=198.51.100.1"}, {"forwarded", "proto=http ; for=\"[2001:db8::9]:443\""}}, "2001:db8::9"},
      {{{"forwarded", "for=203.0.113.9;by=\"x,for=198.51.100.1\""}}, "203.0.113.9"},
      {{{"forwarded", "for=\"203.0.113.9"}}, "10.0.0.2"},
      {{{"forwarded", "for=203.0.113.9, for=_hidden"}}, "10.0.0.2"},
      {{{"forwarded", "for=\"\\203.0.113.9\\\\"}}, "10.0.0.2"},
      {{{"forwarded", "for=198.51.100.1"}, {"x-forwarded-for", "203.0.113.9"}}, "203.0.113.9"},
      {{{"forwarded", ";;==,\"\\"}}, "10.0.0.2"},
      {{}, "10.0.0.2"},
  };
  for (const auto& row : cases) {
    const auto shown = row.headers.empty() ? std::string{"nothing"} : row.headers.front().value;
    EXPECT_EQ(origin_of(from_proxy(row.headers), proxies).address, row.address) << shown;
    EXPECT_EQ(origin_of(from_proxy(row.headers), {}).address, "10.0.0.2") << shown;
  }
}

TEST(OriginOf, reads_scheme_and_name_of_the_nearest_proxy) {
  const auto proxies = *TrustedProxies::parse("10.0.0.2");
  const auto origin = origin_of(
      from_proxy({{"forwarded", "for=1.1.1.1;proto=http;host=a, for=203.0.113.9;proto=HTTPS;host=\"films.example\""}}),
      proxies);
  EXPECT_TRUE(origin.https);
  EXPECT_EQ(origin.host, "films.example");
  EXPECT_TRUE(origin_of(from_proxy({{"x-forwarded-proto", "HTTPS"}, {"x-forwarded-for", "1.1.1.1"}}), proxies).https);
  EXPECT_FALSE(origin_of(from_proxy({{"forwarded", "proto=https"}, {"x-forwarded-for", "1.1.1.1"}}), proxies).https);
  EXPECT_EQ(origin_of(from_proxy({}), proxies).host, "proxy.internal");
}

}  // namespace
}  // namespace cinemarco::http
