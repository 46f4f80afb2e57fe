// SPDX-License-Identifier: MIT
// Names and addresses as honest and other clients write them.
#include "http/host.hpp"

#include "http/proxy.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

TEST(Host, reads_names_addresses_and_ports) {
  struct Case {
    std::string text;
    std::string name;
    std::optional<std::uint16_t> port;
  };
  const Case cases[] = {
      {"localhost", "localhost", {}}, {"LocalHost:5000", "localhost", 5000},   {"127.0.0.1:80", "127.0.0.1", 80},
      {"[::1]:5000", "::1", 5000},    {"films.example.", "films.example", {}}, {"[0:0:0:0:0:0:0:1]", "::1", {}},
  };
  for (const auto& row : cases) {
    const auto host = parse_host(row.text);
    ASSERT_TRUE(host) << row.text;
    EXPECT_EQ(host->name, row.name) << row.text;
    EXPECT_EQ(host->port, row.port) << row.text;
  }
  for (const auto* text :
       {"..", "a..", "", ":80", "a b", "user@localhost", "localhost@evil.example", "localhost:99999", "[::1",
        "localhost/evil", "local\thost", "localhost:0", "%6cocalhost", "evil%2f.localhost", "%10"}) {
    EXPECT_FALSE(parse_host(text)) << text;
  }
}

TEST(Host, knows_the_names_of_this_machine_from_those_that_look_alike) {
  for (const auto* name : {"localhost", "films.localhost", "127.0.0.1", "127.9.9.9", "::1"}) {
    EXPECT_TRUE(is_loopback_name(name)) << name;
  }
  for (const auto* name : {"localhost.evil.example", "127.0.0.1.evil.example", "evil-localhost", "evil.example",
                           "0.0.0.0", "10.0.0.1", "1270.0.0.1", "::2", "", ".localhost.evil", "2130706433"}) {
    EXPECT_FALSE(is_loopback_name(name)) << name;
  }
}

RequestHead head_from(const std::string& peer, std::vector<Header> headers) {
  RequestHead head;
  head.peer = peer;
  head.headers = std::move(headers);
  return head;
}

TEST(Proxy, believes_only_whom_it_trusts) {
  const auto trusted = *TrustedProxies::parse("10.0.0.2, 192.168.1.0/24,fd00::/8");
  struct Case {
    std::string description;
    RequestHead head;
    std::string address;
    bool https;
  };
  const Case cases[] = {
      {"no proxy", head_from("203.0.113.9", {}), "203.0.113.9", false},
      {"a client that pretends",
       head_from("203.0.113.9", {{"x-forwarded-for", "127.0.0.1"}, {"x-forwarded-proto", "https"}}), "203.0.113.9",
       false},
      {"a trusted proxy", head_from("10.0.0.2", {{"x-forwarded-for", "198.51.100.1"}, {"x-forwarded-proto", "https"}}),
       "198.51.100.1", true},
      {"a client that pretends to a trusted proxy",
       head_from("10.0.0.2", {{"x-forwarded-for", "127.0.0.1, 198.51.100.1"}}), "198.51.100.1", false},
      {"two trusted proxies", head_from("192.168.1.7", {{"x-forwarded-for", "198.51.100.1, 10.0.0.2"}}), "198.51.100.1",
       false},
      {"two headers are one list",
       head_from("10.0.0.2", {{"x-forwarded-for", "127.0.0.1"}, {"x-forwarded-for", "198.51.100.1"}}), "198.51.100.1",
       false},
      {"nonsense from a trusted proxy", head_from("10.0.0.2", {{"x-forwarded-for", "unknown"}}), "10.0.0.2", false},
      {"a range of IPv6", head_from("fd12::1", {{"x-forwarded-for", "2001:db8::1"}}), "2001:db8::1", false},
  };
  for (const auto& row : cases) {
    const auto origin = origin_of(row.head, trusted);
    EXPECT_EQ(origin.address, row.address) << row.description;
    EXPECT_EQ(origin.https, row.https) << row.description;
  }
}

TEST(Proxy, refuses_settings_that_name_none) {
  for (const auto* text : {"proxy", "10.0.0.0/33", "10.0.0", "::1/129", "10.0.0.1;10.0.0.2"}) {
    EXPECT_FALSE(TrustedProxies::parse(text)) << text;
  }
  EXPECT_FALSE(TrustedProxies::parse("")->contains("127.0.0.1"));
  EXPECT_FALSE(TrustedProxies::parse("10.0.0.0/8")->contains("11.0.0.1"));
  EXPECT_TRUE(TrustedProxies::parse("10.0.0.7/8")->contains("10.200.0.1"));
  EXPECT_TRUE(TrustedProxies::parse("fe80::/10")->contains("fe80::1%eth0"))
      << "its zone is this machine's own name for a network";
}

}  // namespace
}  // namespace cinemarco::http
