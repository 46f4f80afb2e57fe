// SPDX-License-Identifier: MIT
#include "http/request.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::http {

std::string_view to_string(Method method) noexcept {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
    case Method::options:
      return "OPTIONS";
  }
  std::unreachable();
}

std::string_view RequestHead::header(std::string_view name) const noexcept {
  const auto found = std::ranges::find(headers, name, &Header::name);
  return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

bool RequestHead::has(std::string_view name) const noexcept {
  return std::ranges::find(headers, name, &Header::name) != headers.end();
}

std::vector<std::string_view> RequestHead::cookies(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& header : headers) {
    if (header.name != "cookie") continue;
    std::string_view rest{header.value};
    while (!rest.empty()) {
      auto pair = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
      pair.remove_prefix(std::min(pair.size(), pair.find_first_not_of(" \t")));
      if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
        values.push_back(pair.substr(name.size() + 1));
    }
  }
  return values;
}

}  // namespace cinemarco::http
