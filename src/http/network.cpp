// SPDX-License-Identifier: MIT
#include "http/network.hpp"

#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <algorithm>
#include <array>

namespace cinemarco::http {

namespace {

namespace ip = boost::asio::ip;

bool is_port(std::string_view text) {
  constexpr std::size_t kLongest = 5;
  return !text.empty() && text.size() <= kLongest &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return {};
    const auto rest = text.substr(end + 1);
    const bool fine = rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
    return fine ? text.substr(1, end - 1) : std::string_view{};
  }
  const auto colon = text.find(':');
  const bool one_colon = colon != std::string_view::npos && text.find(':', colon + 1) == std::string_view::npos;
  return one_colon && is_port(text.substr(colon + 1)) ? text.substr(0, colon) : text;
}

std::optional<ip::address_v4> behind_nat64(const ip::address_v6& address) {
  constexpr std::array<unsigned char, 12> kPrefix{0x00, 0x64, 0xff, 0x9b};
  const auto bytes = address.to_bytes();
  if (!std::equal(kPrefix.begin(), kPrefix.end(), bytes.begin())) return std::nullopt;
  return ip::address_v4{{bytes[12], bytes[13], bytes[14], bytes[15]}};
}

}  // namespace

std::optional<ip::address> read_address(std::string_view text) {
  boost::system::error_code error;
  auto address = ip::make_address(std::string{without_port(text)}, error);
  if (error) return std::nullopt;
  if (address.is_v4()) return address;
  if (address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return ip::address_v6{address.to_v6().to_bytes()};  // without its zone, such as fe80::1%eth0 has: no range has one
}

std::string network_of(const ip::address& address, unsigned v4_bits, unsigned v6_bits) {
  const auto v4 = address.is_v4() ? std::optional{address.to_v4()} : behind_nat64(address.to_v6());
  if (v4) return ip::network_v4{*v4, static_cast<unsigned short>(v4_bits)}.canonical().to_string();
  const ip::address_v6 without_zone{address.to_v6().to_bytes()};
  return ip::network_v6{without_zone, static_cast<unsigned short>(v6_bits)}.canonical().to_string();
}

std::string household_of(std::string_view address) {
  const auto parsed = read_address(address);
  return parsed ? network_of(*parsed, 32, 64) : std::string{address};
}

}  // namespace cinemarco::http
