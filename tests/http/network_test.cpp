// SPDX-License-Identifier: MIT
#include "http/network.hpp"

#include <gtest/gtest.h>

namespace cinemarco::http {
namespace {

TEST(Network, an_address_is_read_in_every_spelling_that_proxies_use) {
  struct Case {
    const char* text;
    const char* address;
  };
  constexpr Case cases[] = {
      {"192.0.2.1", "192.0.2.1"},
      {"192.0.2.1:5678", "192.0.2.1"},
      {"::ffff:192.0.2.1", "192.0.2.1"},
      {"::ffff:c000:201", "192.0.2.1"},
      {"[::ffff:192.0.2.1]:80", "192.0.2.1"},
      {"2001:DB8:0::1", "2001:db8::1"},
      {"[2001:db8::1]", "2001:db8::1"},
      {"[2001:db8::1]:65535", "2001:db8::1"},
      {"64:ff9b::192.0.2.1", "64:ff9b::c000:201"},
  };
  for (const auto& [text, address] : cases) {
    const auto read = read_address(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->to_string(), address) << text;
  }
  for (const auto* text :
       {"", "unknown", "_hidden", "192.0.2", "192.0.2.1:", "192.0.2.1:x", "192.0.2.1:123456", "192.0.2.256",
        "[2001:db8::1", "[2001:db8::1]x", "[2001:db8::1]:", "[]", "192.0.2.1/24", "localhost", " 192.0.2.1"}) {
    EXPECT_FALSE(read_address(text)) << text;
  }
}

TEST(Network, one_household_counts_as_one_however_it_is_written) {
  for (const auto* text : {"192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1:1", "64:ff9b::192.0.2.1", "64:ff9b::c000:201"}) {
    EXPECT_EQ(household_of(text), "192.0.2.1/32") << text;
  }
  EXPECT_NE(household_of("::ffff:192.0.2.1"), household_of("::ffff:192.0.2.2"));
  EXPECT_NE(household_of("64:ff9b::192.0.2.1"), household_of("64:ff9b::192.0.2.2"));
  EXPECT_EQ(household_of("2001:db8:1:2:3:4:5:6"), household_of("[2001:db8:1:2::1]:443"));
  EXPECT_NE(household_of("2001:db8:1:2::1"), household_of("2001:db8:1:3::1"));
  EXPECT_EQ(household_of("fe80::1%1"), household_of("fe80::1%2"));
  EXPECT_EQ(household_of("unknown"), "unknown");
}

TEST(Network, networks_are_the_first_bits) {
  const auto network = [](const char* text, unsigned v4, unsigned v6) {
    return network_of(*read_address(text), v4, v6);
  };
  EXPECT_EQ(network("192.0.2.77", 24, 48), "192.0.2.0/24");
  EXPECT_EQ(network("64:ff9b::192.0.2.77", 24, 48), "192.0.2.0/24");
  EXPECT_EQ(network("2001:db8:1:ff:3:4:5:6", 24, 48), "2001:db8:1::/48");
  EXPECT_EQ(network("2001:db8:1:2fe:3:4:5:6", 24, 56), "2001:db8:1:200::/56");
  EXPECT_EQ(network("2001:db8::1", 32, 0), "::/0");
  EXPECT_EQ(network("192.0.2.77", 0, 64), "0.0.0.0/0");
}

}  // namespace
}  // namespace cinemarco::http
