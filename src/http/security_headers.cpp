// SPDX-License-Identifier: MIT
#include "http/security_headers.hpp"

#include <algorithm>
#include <array>

namespace cinemarco::http {

namespace {

using Named = std::pair<std::string_view, std::string_view>;

constexpr auto kAlways = std::to_array<Named>({
    // No script, style, frame or connection of anybody else's, and nothing inline.
    {"content-security-policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
     "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "same-origin"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"},
});

// A year, as OWASP ASVS 5 asks for (3.4.1). Other names below this one are not ours to decide about.
constexpr Named kStrictTransport{"strict-transport-security", "max-age=31536000"};

void append_unless_said(std::string& head, const Response& response, const Named& header) {
  const bool said =
      std::ranges::any_of(response.headers, [&](const auto& given) { return given.first == header.first; });
  if (!said) head.append(header.first).append(": ").append(header.second).append("\r\n");
}

}  // namespace

void append_security_headers(std::string& head, const Response& response, bool https) {
  for (const auto& header : kAlways) append_unless_said(head, response, header);
  if (https) append_unless_said(head, response, kStrictTransport);
}

}  // namespace cinemarco::http
