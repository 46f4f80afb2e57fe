// SPDX-License-Identifier: MIT
// The address of a request: read again from its own text it is the same.
#include "fuzz/input.hpp"
#include "http/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using cinemarco::fuzz::require;
  const auto target = cinemarco::http::read_target(cinemarco::fuzz::text_of(data, size));
  if (!target) {
    cinemarco::fuzz::require_utf8(target.error().message);
    return 0;
  }
  require(target->text.size() <= 3 * size + 1, "no more comes out than three bytes for one");
  for (const auto& segment : target->path) require(!segment.empty(), "no part of a path is empty");
  const auto again = cinemarco::http::read_target(target->text);
  require(again && again->text == target->text && again->path == target->path && again->query == target->query,
          "the text stands for the address");
  return 0;
}
