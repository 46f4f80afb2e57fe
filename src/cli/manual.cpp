// SPDX-License-Identifier: MIT
#include "cli/manual.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cinemarco::cli {

namespace {

// As text of a page: no backslash, dash, quote or dot of it is a command of roff's, and lines of it are paragraphs.
std::string text(std::string_view plain) {
  std::string result;
  for (const char c : plain) {
    const bool begins_line = result.empty() || result.ends_with('\n');
    if (begins_line && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\n') {
      result += "\n.br\n";
    } else {
      result += c;
    }
  }
  return result;
}

std::string heading(const OutlinedOption& option) {
  const auto names = text(fmt::format("{}", fmt::join(option.names, ", ")));
  return "\\fB" + names + "\\fR" + (option.value.empty() ? "" : " \\fI" + text(option.value) + "\\fR");
}

std::string synopsis(const OutlinedCommand& command) {
  std::string line = "\\fBcinemarco " + text(command.path) + "\\fR";
  bool has_options = false;
  for (const auto& option : command.options) has_options = has_options || !option.is_operand;
  if (has_options) line += " [\\fIOPTIONS\\fR]";
  for (const auto& option : command.options) {
    if (option.is_operand) line += " \\fI" + text(option.names.front()) + "\\fR";
  }
  return line;
}

bool is_everywhere(const OutlinedOption& option) {
  return option.names.front() == "--json" || option.names.front() == "--help";
}

void add_command(std::string& page, const OutlinedCommand& command) {
  if (command.commands.empty()) {
    page += ".SS " + synopsis(command) + "\n" + text(command.meaning) + ".\n";
    for (const auto& option : command.options) {
      if (!is_everywhere(option)) page += ".TP\n" + heading(option) + "\n" + text(option.meaning) + "\n";
    }
  }
  for (const auto& below : command.commands) add_command(page, below);
}

void add_setting(std::string& page, const Option& setting) {
  page += ".TP\n\\fB" + text(setting.name) + "\\fR\n" + text(setting.meaning);
  if (!setting.page.empty()) page += "; " + text(setting.page);
  if (!setting.fallback.empty()) page += " (default: " + text(setting.fallback) + ")";
  page += "\n";
}

}  // namespace

std::string manual_page(const OutlinedCommand& program, std::string_view exit_codes, std::span<const Option> settings) {
  std::string page = ".TH CINEMARCO 1 \"\" \"cinemarco " CINEMARCO_VERSION "\" \"User Commands\"\n";
  page += ".SH NAME\ncinemarco \\- the whole record of what you have watched, on your own disk\n";
  page += ".SH SYNOPSIS\n\\fBcinemarco\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n";
  page += ".SH DESCRIPTION\n" + text(program.meaning) +
          "\nIt mirrors a Trakt account, from the live API or from an export, and looks every title up at TMDB.\n";
  page += ".SH OPTIONS\nEach command takes these:\n";
  page += ".TP\n\\fB\\-\\-json\\fR\nPrint one JSON document on stdout; text for people goes to stderr\n";
  page += ".TP\n\\fB\\-\\-help\\fR\nPrint what the command takes\n";
  page += ".SH COMMANDS\n";
  for (const auto& command : program.commands) add_command(page, command);
  page += ".SH \"EXIT STATUS\"\n" + text(exit_codes) + "\n";
  page += ".SH ENVIRONMENT\nA file \\fI.env\\fR in the working directory may set these too; the environment wins.\n";
  for (const auto& setting : settings) add_setting(page, setting);
  page +=
      ".SH FILES\nThe data folder holds all there is. As a service of systemd it is \\fI/var/lib/cinemarco\\fR, "
      "and the settings are in \\fI/etc/default/cinemarco\\fR.\n";
  page += ".SH \"SEE ALSO\"\n\\fBcinemarco\\-sandbox\\fR(1)\n";
  return page;
}

}  // namespace cinemarco::cli
