// SPDX-License-Identifier: MIT
#include "http/host.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>
#include <charconv>

namespace cinemarco::http {

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

std::optional<Host> to_host(const boost::urls::authority_view& authority) {
  if (authority.has_userinfo()) return std::nullopt;
  Host host{lower(authority.host_address()), std::nullopt};
  if (host.name.ends_with('.')) host.name.pop_back();
  if (host.name.empty()) return std::nullopt;
  // One spelling for each address.
  boost::system::error_code no_address;
  if (const auto address = boost::asio::ip::make_address(host.name, no_address); !no_address) {
    host.name = address.to_string();
  }
  if (authority.has_port()) {
    const std::string digits{authority.port()};  // Boost's own number wraps around
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc{} || end != digits.data() + digits.size() || port == 0) return std::nullopt;
    host.port = port;
  }
  return host;
}

std::uint16_t port_or(const std::optional<std::uint16_t>& port, std::string_view scheme) {
  constexpr std::uint16_t kHttp = 80;
  constexpr std::uint16_t kHttps = 443;
  return port.value_or(scheme == "https" ? kHttps : kHttp);
}

}  // namespace

std::optional<Host> parse_host(std::string_view text) {
  const auto authority = boost::urls::parse_authority(text);
  if (!authority) return std::nullopt;
  return to_host(*authority);
}

bool is_address(std::string_view text) {
  boost::system::error_code error;
  boost::asio::ip::make_address(std::string{text}, error);
  return !error;
}

bool is_loopback_address(std::string_view address) {
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(std::string{address}, error);
  return !error && parsed.is_loopback();
}

bool is_loopback_name(std::string_view host_name) {
  return host_name == "localhost" || host_name.ends_with(".localhost") || is_loopback_address(host_name);
}

bool is_same_origin(const RequestHead& head, const Host& host) {
  if (head.has("sec-fetch-site")) {
    const auto site = head.header("sec-fetch-site");
    return site == "same-origin" || site == "none";
  }
  if (!head.has("origin")) return true;
  const auto origin = boost::urls::parse_uri(head.header("origin"));
  if (!origin || !origin->has_authority()) return false;  // "null"
  const auto named = to_host(origin->authority());
  const auto scheme = lower(std::string{origin->scheme()});
  return named && named->name == host.name && port_or(named->port, scheme) == port_or(host.port, scheme);
}

}  // namespace cinemarco::http
