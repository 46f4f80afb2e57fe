// SPDX-License-Identifier: MIT
// Names of protocols and formats, which mean the same in capitals. Titles are folded by search_words.
#pragma once

#include <string>
#include <string_view>

namespace cinemarco {

// Of A to Z alone, whatever the locale; all other bytes stay. Safe from any thread.
[[nodiscard]] constexpr char lower_case(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace cinemarco
