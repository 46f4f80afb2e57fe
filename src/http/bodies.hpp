// SPDX-License-Identifier: MIT
// What all bodies that are being read may cost together, and how many of them one household may leave unfinished.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace cinemarco::http {

// So much of a body that goes to a file lies in memory.
inline constexpr std::size_t kUploadPiece = 256 * 1024;

// Not safe from several threads. Must outlive what it gives.
class Bodies {
 public:
  using Held = std::shared_ptr<void>;  // given back with its last copy

  // `memory` in bytes, for all; `unfinished` for each household.
  Bodies(std::uint64_t memory, std::size_t unfinished) : memory_{memory}, unfinished_{unfinished} {}

  // While a body is being read. Empty: this household has as many unfinished ones as it may.
  [[nodiscard]] Held begin(const std::string& household);
  // While a body lies in memory. Empty: there is not so much left.
  [[nodiscard]] Held take(std::uint64_t bytes);

 private:
  std::uint64_t memory_;  // what is left
  std::size_t unfinished_;
  std::map<std::string, std::size_t> reading_;
};

}  // namespace cinemarco::http
