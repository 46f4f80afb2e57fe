// SPDX-License-Identifier: MIT
// Numbers that whoever runs a long test may choose.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace cinemarco::test {

// Of the environment, else `usual`.
inline std::uint64_t number_of(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

}  // namespace cinemarco::test
