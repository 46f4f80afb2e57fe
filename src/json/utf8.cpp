// SPDX-License-Identifier: MIT
#include "json/utf8.hpp"

#include <cstddef>

namespace cinemarco::json {

namespace {

// Bytes of the character at the front; 0 where there is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const auto follows = [&](std::size_t at, unsigned from = 0x80, unsigned to = 0xBF) {
    return byte(at) >= from && byte(at) <= to;
  };
  const auto first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned from = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned to = first == 0xED ? 0x9F : 0xBF;
    return follows(1, from, to) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned from = first == 0xF0 ? 0x90 : 0x80;
    const unsigned to = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, from, to) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::string> mend_utf8(std::string_view text) {
  std::size_t right = 0;  // most often everything is
  while (right < text.size()) {
    const auto length = character_length(text.substr(right));
    if (length == 0) break;
    right += length;
  }
  if (right == text.size()) return std::nullopt;
  std::string mended{text.substr(0, right)};
  text.remove_prefix(right);
  while (!text.empty()) {
    const auto length = character_length(text);
    mended += length == 0 ? std::string_view{"\xEF\xBF\xBD"} : text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return mended;
}

}  // namespace cinemarco::json
