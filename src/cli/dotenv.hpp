// SPDX-License-Identifier: MIT
// The .env file: NAME=value lines, as shells, Docker and editors write them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::cli {

struct Dotenv {
  std::map<std::string, std::string> values;
  // Lines that were skipped because nobody could read them, each as a sentence's beginning: "line 3: expected
  // NAME=value". Never holds a value.
  std::vector<std::string> problems;
};

// Names that are none of a shell's (other programs keep theirs here, too) and `export NAME` are passed over.
[[nodiscard]] Dotenv parse_dotenv(std::string_view text);

}  // namespace cinemarco::cli
