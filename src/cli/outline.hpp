// SPDX-License-Identifier: MIT
// The command line as a tree of plain words: what `--help` tells, for the manual page and for completions.
#pragma once

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace cinemarco::cli {

struct OutlinedOption {
  std::vector<std::string> names;  // "--json", "-h"; of an operand the one that --help shows, "FILE"
  std::string value;               // what it takes, "NAME"; empty: nothing
  std::string meaning;
  bool is_operand = false;
};

struct OutlinedCommand {
  std::string path;  // "trakt connect"; "" of the program itself
  std::string name;  // the last word of it
  std::string meaning;
  std::vector<OutlinedOption> options;    // in the order of --help
  std::vector<OutlinedCommand> commands;  // below it
};

[[nodiscard]] OutlinedCommand outline(const CLI::App& root);

}  // namespace cinemarco::cli
