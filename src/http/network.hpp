// SPDX-License-Identifier: MIT
// Which address counts as one stranger, where tries, connections and bodies are counted.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::http {

// "192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1" (which is 192.0.2.1), with or without a port: "192.0.2.1:5678",
// "[2001:db8::1]:443". Empty: no address.
[[nodiscard]] std::optional<boost::asio::ip::address> read_address(std::string_view text);

// An address' first bits, 0 … 32 and 0 … 128: "192.0.2.0/24", "2001:db8:1::/48". For counting alone, never for trust:
// what came through NAT64 (64:ff9b::/96, RFC 6052) counts as the IPv4 address in it.
[[nodiscard]] std::string network_of(const boost::asio::ip::address& address, unsigned v4_bits, unsigned v6_bits);

// One household: an IPv4 address, or IPv6's first 64 bits, which are the least that anybody is given. Text that is no
// address counts as it stands.
[[nodiscard]] std::string household_of(std::string_view address);

}  // namespace cinemarco::http
