// SPDX-License-Identifier: MIT
// The manual page, from what `--help` and `config` tell.
#pragma once

#include "cli/config.hpp"
#include "cli/outline.hpp"

#include <span>
#include <string>
#include <string_view>

namespace cinemarco::cli {

// In man(7)'s language; `exit_codes` is the sentence that ends --help.
[[nodiscard]] std::string manual_page(const OutlinedCommand& program, std::string_view exit_codes,
                                      std::span<const Option> settings);

}  // namespace cinemarco::cli
