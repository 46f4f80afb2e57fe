// SPDX-License-Identifier: MIT
#include "sandbox/visitor.hpp"

namespace cinemarco::sandbox {
namespace {

constexpr int kMisdirected = 421;
constexpr int kForbidden = 403;

/// Of "name", "name:port" and "[address]:port".
bool is_loopback(std::string_view authority) {
  const auto name = lower_case(authority.starts_with('[') ? authority.substr(0, authority.find(']') + 1)
                                                          : authority.substr(0, authority.find(':')));
  const auto port = authority.substr(name.size());
  if (!port.empty() && (port.front() != ':' || port.find_first_not_of("0123456789", 1) != std::string_view::npos)) {
    return false;
  }
  if (name == "localhost" || name == "[::1]") return true;
  return name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string::npos;
}

bool is_own_page(std::string_view origin) {
  constexpr std::string_view kScheme = "http://";
  return origin.starts_with(kScheme) && is_loopback(origin.substr(kScheme.size()));
}

}  // namespace

std::optional<Response> refuse_visitor(const Request& request) {
  if (!is_loopback(request.header("host").value_or(""))) {
    return text_response(kMisdirected, "The stand-in answers to localhost, 127.0.0.1 and [::1] only.\n");
  }
  const auto origin = request.header("origin");
  if (!origin || is_own_page(*origin)) return std::nullopt;
  return text_response(kForbidden, "The stand-in answers no page of another site.\n");
}

}  // namespace cinemarco::sandbox
