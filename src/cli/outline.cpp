// SPDX-License-Identifier: MIT
#include "cli/outline.hpp"

#include <CLI/Formatter.hpp>

namespace cinemarco::cli {

namespace {

// What --help writes behind an option's name.
std::string value_of(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  return option.get_option_text().empty() ? option.get_type_name() : option.get_option_text();
}

OutlinedOption outlined(const CLI::Option& option) {
  if (option.get_positional()) return {{option.get_name(true)}, {}, option.get_description(), true};
  OutlinedOption result{{}, value_of(option), option.get_description(), false};
  for (const auto& name : option.get_lnames()) result.names.push_back("--" + name);
  for (const auto& name : option.get_snames()) result.names.push_back("-" + name);
  return result;
}

OutlinedCommand outlined(const CLI::App& command, const std::string& path) {
  OutlinedCommand result{path, command.get_name(), command.get_description(), {}, {}};
  for (const auto* option : command.get_options()) result.options.push_back(outlined(*option));
  const auto named = [](const CLI::App* it) { return !it->get_name().empty(); };
  for (const auto* below : command.get_subcommands(named)) {
    result.commands.push_back(outlined(*below, path.empty() ? below->get_name() : path + " " + below->get_name()));
  }
  return result;
}

}  // namespace

OutlinedCommand outline(const CLI::App& root) {
  return outlined(root, "");
}

}  // namespace cinemarco::cli
