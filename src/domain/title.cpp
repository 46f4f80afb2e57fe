// SPDX-License-Identifier: MIT
#include "domain/title.hpp"

#include <cstddef>

namespace cinemarco {

namespace {

// Bytes of the control character at the front of UTF-8 text (Unicode's category Cc); 0 where there is none.
std::size_t control_length(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  return text.size() > 1 && byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F ? 2 : 0;
}

}  // namespace

std::string clean_title(std::string title) {
  std::string clean;
  bool has_controls = false;
  for (std::string_view rest = title; !rest.empty();) {
    const auto control = control_length(rest);
    has_controls = has_controls || control > 0;
    const char c = control > 0 ? ' ' : rest.front();
    if (c != ' ' || (!clean.empty() && clean.back() != ' ')) clean += c;
    rest.remove_prefix(control > 0 ? control : 1);
  }
  if (!has_controls) return title;
  if (clean.ends_with(' ')) clean.pop_back();
  return clean;
}

}  // namespace cinemarco
