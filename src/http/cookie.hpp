// SPDX-License-Identifier: MIT
// The one cookie that we set.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace cinemarco::http {

enum class Secure { no, yes };

// Over what and where to a browser sends it.
struct CookieReach {
  Secure secure = Secure::no;  // over https only
  std::string path = "/";
};

// The value of Set-Cookie: out of scripts' reach, never sent along by another site's page, and over https only where we
// are called over https. A lifetime of 0 removes it. `value` must hold no ';'.
[[nodiscard]] inline std::string set_cookie(std::string_view name, std::string_view value,
                                            std::chrono::seconds lifetime, const CookieReach& reach) {
  std::string cookie{name};
  cookie.append("=").append(value);
  cookie.append("; HttpOnly; SameSite=Strict; Path=").append(reach.path);
  cookie.append("; Max-Age=").append(std::to_string(lifetime.count()));
  if (reach.secure == Secure::yes) cookie.append("; Secure");
  return cookie;
}

}  // namespace cinemarco::http
