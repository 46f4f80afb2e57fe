// SPDX-License-Identifier: MIT
#include "http/forwarded.hpp"

#include <boost/beast/core/string.hpp>

#include <algorithm>

namespace cinemarco::http {

namespace {

using boost::beast::iequals;

// The text up to the first of `ends` that stands in no quotes; the rest behind it stays.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  bool quoted = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (quoted && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && ends.contains(text[at])) {
      break;
    }
  }
  at = std::min(at, text.size());
  const auto taken = text.substr(0, at);
  text.remove_prefix(std::min(text.size(), at + 1));
  return taken;
}

std::string unquoted(std::string_view value) {
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string{value};
  std::string text;
  for (std::size_t at = 1; at + 1 < value.size(); ++at) {
    if (value[at] == '\\' && at + 2 < value.size()) ++at;
    text += value[at];
  }
  return text;
}

Hop read_hop(std::string_view text) {
  Hop hop;
  while (!text.empty()) {
    auto value = take_until(text, ";");
    const auto name = trim(take_until(value, "="));
    if (iequals(name, "for")) hop.address = unquoted(trim(value));
    if (iequals(name, "proto")) hop.proto = unquoted(trim(value));
    if (iequals(name, "host")) hop.host = unquoted(trim(value));
  }
  return hop;
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string> list_of(const RequestHead& head, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& header : head.headers) {
    if (header.name != name) continue;
    std::string_view rest{header.value};
    while (!rest.empty()) {
      const auto item = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), item.size() + 1));
      if (const auto value = trim(item); !value.empty()) values.emplace_back(value);
    }
  }
  return values;
}

std::vector<Hop> forwarded(const RequestHead& head) {
  std::vector<Hop> hops;
  for (const auto& header : head.headers) {
    if (header.name != "forwarded") continue;
    std::string_view rest{header.value};
    while (!rest.empty()) hops.push_back(read_hop(take_until(rest, ",")));
  }
  return hops;
}

}  // namespace cinemarco::http
