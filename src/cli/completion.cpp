// SPDX-License-Identifier: MIT
// Each script walks the words that are typed down the tree of commands, and offers what is below where it has come to.
#include "cli/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace cinemarco::cli {

namespace {

void collect(const OutlinedCommand& command, std::vector<const OutlinedCommand*>& all) {
  all.push_back(&command);
  for (const auto& below : command.commands) collect(below, all);
}

std::vector<const OutlinedCommand*> every(const OutlinedCommand& program) {
  std::vector<const OutlinedCommand*> all;
  collect(program, all);
  return all;
}

// Its first line, in single quotes.
std::string quoted(std::string_view text, std::string_view quote_inside) {
  std::string result = "'";
  for (const char c : text.substr(0, text.find('\n'))) {
    if (c == '\'') {
      result += quote_inside;
    } else {
      result += c;
    }
  }
  return result + "'";
}

// ' trakt connect'|' trakt url': every command but the program, as the scripts put them together.
std::string paths(const std::vector<const OutlinedCommand*>& commands) {
  std::vector<std::string> all;
  for (const auto* command : commands) {
    if (!command->path.empty()) all.push_back("' " + command->path + "'");
  }
  return fmt::format("{}", fmt::join(all, "|"));
}

std::string place(const OutlinedCommand& command) {
  return command.path.empty() ? "''" : "' " + command.path + "'";
}

std::vector<std::string> words(const OutlinedCommand& command) {
  std::vector<std::string> all;
  all.reserve(command.commands.size() + command.options.size());
  for (const auto& below : command.commands) all.push_back(below.name);
  for (const auto& option : command.options) {
    if (!option.is_operand) all.insert(all.end(), option.names.begin(), option.names.end());
  }
  return all;
}

// zsh's "word:meaning", where a colon in the word would end it.
std::string described(std::string_view word, std::string_view meaning) {
  return quoted(std::string{word} + ":" + std::string{meaning.substr(0, meaning.find('\n'))}, "'\\''");
}

// Which command the words typed so far name, and what is offered there; the same in both shells but for the words.
std::string offers_at_place(std::string_view words, const std::vector<const OutlinedCommand*>& commands,
                            std::string_view offers) {
  return fmt::format(
      "  for word in \"{}\"; do\n"
      "    case \"$place $word\" in\n"
      "      {}) place=\"$place $word\" ;;\n"
      "    esac\n"
      "  done\n"
      "  case \"$place\" in\n{}  esac\n",
      words, paths(commands), offers);
}

}  // namespace

std::string bash_completion(const OutlinedCommand& program) {
  const auto commands = every(program);
  std::string offers;
  for (const auto* command : commands) {
    offers += fmt::format("    {}) offers='{}' ;;\n", place(*command), fmt::join(words(*command), " "));
  }
  return "# Completes the command line of cinemarco in bash; made by `cinemarco completion bash`.\n"
         "_cinemarco() {\n"
         "  local place= offers= word\n" +
         offers_at_place("${COMP_WORDS[@]:1:COMP_CWORD-1}", commands, offers) +
         "  mapfile -t COMPREPLY < <(compgen -W \"$offers\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
         "}\n"
         "complete -o default -F _cinemarco cinemarco\n";
}

std::string zsh_completion(const OutlinedCommand& program) {
  const auto commands = every(program);
  std::string offers;
  for (const auto* command : commands) {
    offers += "    " + place(*command) + ")\n";
    for (const auto& below : command->commands) {
      offers += "      commands+=(" + described(below.name, below.meaning) + ")\n";
    }
    for (const auto& option : command->options) {
      if (option.is_operand) continue;
      for (const auto& name : option.names) offers += "      options+=(" + described(name, option.meaning) + ")\n";
    }
    offers += "      ;;\n";
  }
  return "#compdef cinemarco\n"
         "# Completes the command line of cinemarco in zsh; made by `cinemarco completion zsh`.\n"
         "_cinemarco() {\n"
         "  local place= word\n"
         "  local -a commands options\n" +
         offers_at_place("${(@)words[2,CURRENT-1]}", commands, offers) +
         "  (( $#commands )) && _describe -t commands command commands\n"
         "  [[ $words[CURRENT] == -* ]] && _describe -o -t options option options && return\n"
         "  (( $#commands )) || _files\n"
         "}\n"
         "_cinemarco \"$@\"\n";
}

std::string fish_completion(const OutlinedCommand& program) {
  const auto commands = every(program);
  std::vector<std::string> known;
  for (const auto* command : commands) {
    if (!command->path.empty()) known.push_back("' " + command->path + "'");
  }
  std::string script = fmt::format(
      "# Completes the command line of cinemarco in fish; made by `cinemarco completion fish`.\n"
      "function __cinemarco_at\n"
      "  set -l place ''\n"
      "  for word in (commandline -opc)[2..-1]\n"
      "    if contains -- \"$place $word\" {}\n"
      "      set place \"$place $word\"\n"
      "    end\n"
      "  end\n"
      "  test \"$place\" = \"$argv[1]\"\n"
      "end\n",
      fmt::join(known, " "));
  for (const auto* command : commands) {
    const auto at = fmt::format("complete -c cinemarco -n \"__cinemarco_at {}\"", place(*command));
    for (const auto& below : command->commands) {
      script += fmt::format("{} -f -a {} -d {}\n", at, below.name, quoted(below.meaning, "\\'"));
    }
    for (const auto& option : command->options) {
      if (option.is_operand) continue;
      for (const auto& name : option.names) {
        script += fmt::format("{} {} {}{} -d {}\n", at, name.starts_with("--") ? "-l" : "-s",
                              name.substr(name.find_first_not_of('-')), option.value.empty() ? "" : " -r",
                              quoted(option.meaning, "\\'"));
      }
    }
  }
  return script;
}

}  // namespace cinemarco::cli
