// SPDX-License-Identifier: MIT
#include "http/host.hpp"

#include "domain/error.hpp"
#include "domain/lower_case.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>
#include <charconv>

namespace cinemarco::http {

namespace {

std::optional<Host> to_host(const boost::urls::authority_view& authority) {
  // Whoever has something to hide writes a name in escapes; clients write it plainly.
  if (authority.has_userinfo() || std::string_view{authority.encoded_host()}.contains('%')) return std::nullopt;
  Host host{lower_case(authority.host_address()), std::nullopt};
  if (host.name.ends_with('.')) host.name.pop_back();
  if (host.name.empty() || host.name.ends_with('.')) return std::nullopt;  // one dot at the end is the root's, no more
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

// A host as a sentence may show it: without quotes where it is a plain name.
std::string shown(std::string_view host) {
  constexpr std::size_t kLongest = 100;
  const bool plain = host.size() <= kLongest && std::ranges::all_of(host, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                              c == '-' || c == ':' || c == '[' || c == ']';
                     });
  return plain ? std::string{host} : excerpt(host);
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

bool is_page_of(std::string_view address, const Host& host) {
  const auto url = boost::urls::parse_uri(address);
  if (!url || !url->has_authority()) return false;  // "null"
  const auto named = to_host(url->authority());
  const auto scheme = lower_case(std::string{url->scheme()});
  return named && named->name == host.name && port_or(named->port, scheme) == port_or(host.port, scheme);
}

std::optional<std::string> sign_of_another_site(const RequestHead& head, const Host& host, std::string_view host_text) {
  if (head.has("sec-fetch-site")) {
    const auto site = head.header("sec-fetch-site");
    if (site == "same-origin" || site == "none") return std::nullopt;
    return std::string{kOtherSite};
  }
  const auto origin = head.header("origin");
  if (!head.has("origin") || is_page_of(origin, host)) return std::nullopt;
  if (origin == "null") return std::string{kOtherSite};
  const auto named = origin.substr(std::min(origin.size(), origin.find("://") + 3));
  return "Origin says " + shown(origin.contains("://") ? named : origin) + ", Host says " + shown(host_text) +
         ". If this is Cinemarco's own page behind a proxy, let the proxy pass Host on (nginx: `proxy_set_header Host "
         "$http_host;`, Apache: `ProxyPreserveHost On`), or set CINEMARCO_PUBLIC_URL; another site's page may change "
         "nothing.";
}

}  // namespace cinemarco::http
