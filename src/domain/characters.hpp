// SPDX-License-Identifier: MIT
// How long a text is for people: in characters of Unicode, not in bytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace cinemarco {

[[nodiscard]] inline std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// The longest note, in characters.
inline constexpr std::size_t kLongestNote = 10'000;

}  // namespace cinemarco
