// SPDX-License-Identifier: MIT
#include "net/http_client.hpp"

#include <ranges>

namespace cinemarco::net {

std::optional<std::string_view> HttpResponse::header(std::string_view name) const {
  for (const auto& header : std::views::reverse(headers)) {
    if (header.name == name) return header.value;
  }
  return std::nullopt;
}

bool HttpResponse::is_html() const {
  if (const auto type = header("content-type"); type && type->starts_with("text/html")) return true;
  const auto first = body.find_first_not_of(" \t\r\n");
  return first != std::string::npos && body[first] == '<';
}

std::string user_agent() {
  return "Cinemarco/" CINEMARCO_VERSION " (self-hosted watch history)";
}

}  // namespace cinemarco::net
