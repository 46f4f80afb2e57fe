// SPDX-License-Identifier: MIT
// What every target needs: libFuzzer's bytes as text, taken apart, and promises that are kept or end the program.
#pragma once

#include "json/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace cinemarco::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What stands before the first `end`, which is used up too; the rest stays.
inline std::string_view take_until(std::string_view& rest, char end) {
  const auto taken = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(rest.size(), taken.size() + 1));
  return taken;
}
inline std::string_view take_line(std::string_view& rest) {
  return take_until(rest, '\n');
}
// The first byte as a number below `most`; 0 where there is none.
inline std::size_t take_choice(std::string_view& rest, std::size_t most) {
  if (rest.empty()) return 0;
  const auto choice = static_cast<unsigned char>(rest.front()) % most;
  rest.remove_prefix(1);
  return choice;
}

inline void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}
inline void require_utf8(std::string_view text) {
  require(!json::mend_utf8(text), "texts that go on are UTF-8");
}

}  // namespace cinemarco::fuzz

// libFuzzer calls it with every input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
