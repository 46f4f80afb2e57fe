// SPDX-License-Identifier: MIT
// Scripts by which shells complete our command lines, from what `--help` tells.
#pragma once

#include "cli/outline.hpp"

#include <string>

namespace cinemarco::cli {

// Each is to be put where that shell looks: bash-completion's folder as `cinemarco`, zsh's `fpath` as `_cinemarco`,
// fish's completions as `cinemarco.fish`.
[[nodiscard]] std::string bash_completion(const OutlinedCommand& program);
[[nodiscard]] std::string zsh_completion(const OutlinedCommand& program);
[[nodiscard]] std::string fish_completion(const OutlinedCommand& program);

}  // namespace cinemarco::cli
