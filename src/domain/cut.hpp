// SPDX-License-Identifier: MIT
// Texts that are too long, cut between two characters.
#pragma once

#include <cstddef>
#include <string_view>

namespace cinemarco {

// At most the first `most` bytes of a UTF-8 text, no character of it torn apart.
[[nodiscard]] constexpr std::string_view cut(std::string_view text, std::size_t most) noexcept {
  if (text.size() <= most) return text;
  constexpr std::size_t kLongestCharacter = 4;
  auto end = most;
  while (end > 0 && most - end < kLongestCharacter && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace cinemarco
