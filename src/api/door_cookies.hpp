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
  std::string_view name;       // over http, and before there was another one
  std::string_view host_name;  // over https: browsers take it from us alone, never from a sibling of our name
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

[[nodiscard]] inline std::string set_cookie(const DoorCookie& cookie, std::string_view value,
                                            std::chrono::seconds lifetime, http::Secure secure) {
  return http::set_cookie(secure == http::Secure::yes ? cookie.host_name : cookie.name, value, lifetime, secure);
}

// All that remove it, under each of its names that this browser may have.
[[nodiscard]] inline std::vector<std::string> remove_cookie(const DoorCookie& cookie, http::Secure secure) {
  std::vector<std::string> cookies{http::set_cookie(cookie.name, "", std::chrono::seconds{0}, secure)};
  if (secure == http::Secure::yes) {
    cookies.push_back(http::set_cookie(cookie.host_name, "", std::chrono::seconds{0}, secure));
  }
  return cookies;
}

}  // namespace cinemarco::api
