// SPDX-License-Identifier: MIT
// Packed answers: never more than the limit comes out of them.
#include "fuzz/input.hpp"
#include "net/inflate.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLimit = 100'000;
  std::string body{cinemarco::fuzz::text_of(data, size)};
  if (!cinemarco::net::inflate_in_place(body, kLimit)) {
    cinemarco::fuzz::require(body.size() <= kLimit, "the limit holds");
  }
  return 0;
}
