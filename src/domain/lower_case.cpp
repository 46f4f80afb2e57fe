// SPDX-License-Identifier: MIT
#include "domain/lower_case.hpp"

#include <algorithm>

namespace cinemarco {

std::string lower_case(std::string_view text) {
  std::string result{text};
  std::ranges::transform(result, result.begin(), [](char c) { return lower_case(c); });
  return result;
}

}  // namespace cinemarco
