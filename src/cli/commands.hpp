// SPDX-License-Identifier: MIT
// The commands of the program, one file each. Each adds itself to the command line and runs when it was chosen.
#pragma once

#include "cli/app.hpp"
#include "cli/outline.hpp"
#include "cli/output.hpp"
#include "cli/signals.hpp"

#include <CLI/App.hpp>

#include <functional>
#include <memory>
#include <string_view>

namespace cinemarco::cli {

// Ends --help and stands in the manual page (docs/contract.md#exit-codes).
inline constexpr std::string_view kExitCodes =
    "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some items failed and are listed; 4 configuration or "
    "authorization missing; 5 another import or sync is running; 130 cancelled, what was done is kept.";

// What a command has to work with.
struct Context {
  App& app;
  Signals& signals;
  Format format;
};

// A command returns its exit code, or throws Error.
using Command = std::function<int(Context&)>;

// The line's chosen command; set by the parser's callbacks.
class CommandLine {
 public:
  CommandLine();
  // Exit code if there is nothing to run: after --help and --version, and for a wrong line.
  [[nodiscard]] std::optional<int> parse(int argc, const char* const* argv);
  [[nodiscard]] const Command& chosen() const { return chosen_; }
  [[nodiscard]] Format format() const { return json_ ? Format::json : Format::text; }
  [[nodiscard]] OutlinedCommand outlined() const { return outline(root_); }

  // A subcommand with --json and --help; `parent` null: of the program itself.
  CLI::App& add(CLI::App* parent, const std::string& name, const std::string& meaning);
  void run(CLI::App& command, Command action);

 private:
  CLI::App root_;
  bool json_ = false;
  Command chosen_;
};

// --replace-account, the same wherever another Trakt account may be met.
void add_replace_account(CLI::App& command, bool& wanted);

void add_trakt(CommandLine& line);
void add_import(CommandLine& line);
void add_sync(CommandLine& line);
void add_status(CommandLine& line);
void add_calendar(CommandLine& line);
void add_stats(CommandLine& line);
void add_tmdb(CommandLine& line);
void add_cache(CommandLine& line);
void add_unmatched(CommandLine& line);
void add_lists(CommandLine& line);
void add_backup(CommandLine& line);
void add_restore(CommandLine& line);
void add_check(CommandLine& line);
void add_export(CommandLine& line);
void add_config(CommandLine& line);
void add_account(CommandLine& line);
void add_hooks(CommandLine& line);
void add_serve(CommandLine& line);
void add_demo(CommandLine& line);
void add_manual(CommandLine& line);

// main: parses, runs, reports; never throws.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace cinemarco::cli
