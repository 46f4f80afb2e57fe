// SPDX-License-Identifier: MIT
#include "http/conditional.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cinemarco::http {

bool names(std::string_view if_none_match, std::string_view etag) {
  const auto opaque = [](std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
  };
  if (etag.empty()) return false;
  while (!if_none_match.empty()) {
    auto tag = if_none_match.substr(0, if_none_match.find(','));
    if_none_match.remove_prefix(std::min(if_none_match.size(), tag.size() + 1));
    tag.remove_prefix(std::min(tag.size(), tag.find_first_not_of(" \t")));
    tag = tag.substr(0, tag.find_last_not_of(" \t") + 1);
    if (opaque(tag) == opaque(etag)) return true;
  }
  return false;
}

bool matches(std::string_view if_none_match, std::string_view etag) {
  return (if_none_match == "*" && !etag.empty()) || names(if_none_match, etag);
}

std::uint64_t content_hash(std::string_view content) {
  constexpr std::uint64_t kOffset = 14695981039346656037ULL;
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  auto hash = kOffset;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

std::string content_tag(std::string_view content) {
  return fmt::format("\"{:x}-{:x}\"", content.size(), content_hash(content));
}

}  // namespace cinemarco::http
