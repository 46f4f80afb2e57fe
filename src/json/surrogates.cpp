// SPDX-License-Identifier: MIT
// Walks over escapes as a parser does, so that a backslash before the "u" is told apart from an escape.
#include "json/surrogates.hpp"

#include <algorithm>
#include <charconv>

namespace cinemarco::json {

namespace {

constexpr std::size_t kEscape = 6;  // "\uXXXX"

// The unit that an escape at the front of `text` stands for.
std::optional<unsigned> unit(std::string_view text) {
  if (text.size() < kEscape || !text.starts_with("\\u")) return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + kEscape, value, 16);
  return error == std::errc{} && end == text.data() + kEscape ? std::optional{value} : std::nullopt;
}

bool is_high(std::optional<unsigned> value) {
  return value && *value >= 0xD800 && *value <= 0xDBFF;
}
bool is_low(std::optional<unsigned> value) {
  return value && *value >= 0xDC00 && *value <= 0xDFFF;
}

}  // namespace

std::optional<std::string> mend_surrogates(std::string_view text) {
  std::string mended;
  bool changed = false;
  while (!text.empty()) {
    std::size_t length = 1;
    bool lone = false;
    if (text.front() == '\\') {
      const auto first = unit(text);
      length = first ? kEscape : std::min<std::size_t>(2, text.size());
      if (is_high(first) && is_low(unit(text.substr(kEscape)))) {
        length = 2 * kEscape;
      } else {
        lone = is_high(first) || is_low(first);
      }
    }
    mended += lone ? std::string_view{"\\uFFFD"} : text.substr(0, length);
    changed = changed || lone;
    text.remove_prefix(length);
  }
  return changed ? std::optional{std::move(mended)} : std::nullopt;
}

}  // namespace cinemarco::json
