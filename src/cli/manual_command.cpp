// SPDX-License-Identifier: MIT
// `cinemarco manual` and `completion SHELL`: the manual page and the shells' scripts, as packages ship them.
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/manual.hpp"

#include <CLI/Validators.hpp>

#include <memory>
#include <string>

namespace cinemarco::cli {

namespace {

struct PrintedText {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(PrintedText, (), (text))

int print(Format format, std::string text) {
  if (format == Format::json) {
    print_json(PrintedText{std::move(text)});
  } else {
    put(stdout, "{}", text);
  }
  return 0;
}

}  // namespace

void add_manual(CommandLine& line) {
  line.run(
      line.add(nullptr, "manual", "Prints the manual page: cinemarco manual | man -l -"),
      [&line](Context& context) { return print(context.format, manual_page(line.outlined(), kExitCodes, options())); });
  auto& command = line.add(nullptr, "completion", "Prints the script by which a shell completes the command line");
  const auto shell = std::make_shared<std::string>();
  command.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  line.run(command, [&line, shell](Context& context) {
    const auto program = line.outlined();
    return print(context.format, *shell == "bash"  ? bash_completion(program)
                                 : *shell == "zsh" ? zsh_completion(program)
                                                   : fish_completion(program));
  });
}

}  // namespace cinemarco::cli
