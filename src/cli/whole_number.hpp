// SPDX-License-Identifier: MIT
// A check of CLI11's for numbers, in words: its own say that "abc" is not between 1 and 10 to the power of 308.
#pragma once

#include <CLI/Validators.hpp>

#include <charconv>
#include <cstdint>
#include <string>

namespace cinemarco::cli {

// `least` or more.
[[nodiscard]] inline CLI::Validator whole_number(std::int64_t least) {
  return {[least](const std::string& text) {
            std::int64_t number = 0;
            const auto* end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data(), end, number);
            if (error == std::errc{} && stop == end && number >= least) return std::string{};
            return "\"" + text + "\" is no whole number of " + std::to_string(least) + " or more.";
          },
          ""};
}

}  // namespace cinemarco::cli
