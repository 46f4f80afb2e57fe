// SPDX-License-Identifier: MIT
// The cookies of the door: of a session, and of a browser in which somebody was in before.
#pragma once

#include "http/cookie.hpp"
#include "http/request.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::api {

struct DoorCookie {
  std::string_view name;  // over http or below a path, and before there was another one
  std::string_view
      host_name;  // of a whole site over https: browsers take it from us alone, from no sibling of our name
};
inline constexpr DoorCookie kSessionCookie{"cinemarco_session", "__Host-cinemarco_session"};
inline constexpr DoorCookie kBrowserCookie{"cinemarco_browser", "__Host-cinemarco_browser"};

inline constexpr std::size_t kSecretLength = 43;  // store/secrets.hpp

// The values that came and may be ours, each to be tried: a bad one must not lock out who has a good one.
[[nodiscard]] inline std::vector<std::string_view> sent(const http::RequestHead& head, const DoorCookie& cookie) {
  auto values = head.cookies(cookie.host_name);
  for (const auto value : head.cookies(cookie.name)) values.push_back(value);
  std::erase_if(values, [](auto value) { return value.size() != kSecretLength; });
  return values;
}

// Browsers take a name with __Host- in front for "/" over https only (RFC 6265bis, 4.1.3.2).
[[nodiscard]] inline bool takes_host_name(const http::CookieReach& reach) {
  return reach.secure == http::Secure::yes && reach.path == "/";
}

[[nodiscard]] inline std::string set_cookie(const DoorCookie& cookie, std::string_view value,
                                            std::chrono::seconds lifetime, const http::CookieReach& reach) {
  return http::set_cookie(takes_host_name(reach) ? cookie.host_name : cookie.name, value, lifetime, reach);
}

// All that remove it, under each of its names that this browser may have.
[[nodiscard]] inline std::vector<std::string> remove_cookie(const DoorCookie& cookie, const http::CookieReach& reach) {
  std::vector<std::string> cookies{http::set_cookie(cookie.name, "", std::chrono::seconds{0}, reach)};
  if (takes_host_name(reach)) {
    cookies.push_back(http::set_cookie(cookie.host_name, "", std::chrono::seconds{0}, reach));
  }
  return cookies;
}

}  // namespace cinemarco::api
