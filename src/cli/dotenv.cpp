// SPDX-License-Identifier: MIT
#include "cli/dotenv.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace cinemarco::cli {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

// What stands between quotes; behind them there may be a comment. In double quotes \" and \\ stand for " and \.
std::optional<std::string> unquoted(std::string_view text) {
  const char quote = text.front();
  std::string value;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == quote) {
      const auto rest = trim(text.substr(at + 1));
      return rest.empty() || rest.starts_with('#') ? std::optional{std::move(value)} : std::nullopt;
    }
    const bool escapes = quote == '"' && text[at] == '\\' && at + 1 < text.size();
    if (escapes && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
    value += text[at];
  }
  return std::nullopt;
}

std::string plain(std::string_view text) {
  return std::string{trim(text.substr(0, std::min(text.find(" #"), text.find("\t#"))))};
}

// Gives what is wrong with the line, if anything.
std::optional<std::string> read_line(std::string_view line, Dotenv& result) {
  if (line.empty() || line.starts_with('#')) return std::nullopt;
  const bool exported = line.starts_with("export ") || line.starts_with("export\t");
  if (exported) line = trim(line.substr(7));
  const auto equals = line.find('=');
  if (equals == std::string_view::npos) {
    return exported && is_name(line) ? std::nullopt : std::optional<std::string>{"expected NAME=value"};
  }
  const auto name = trim(line.substr(0, equals));
  if (name.empty() || name.contains(' ')) return "expected NAME=value";
  if (!is_name(name)) return std::nullopt;
  const auto text = trim(line.substr(equals + 1));
  const bool quoted = text.starts_with('"') || text.starts_with('\'');
  auto value = quoted ? unquoted(text) : plain(text);
  if (!value) return "the quote of " + std::string{name} + " is not closed";
  result.values[std::string{name}] = std::move(*value);
  return std::nullopt;
}

}  // namespace

Dotenv parse_dotenv(std::string_view text) {
  Dotenv result;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    result.problems.emplace_back("it is UTF-16: save it as UTF-8");
    return result;
  }
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    const auto line = trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (auto problem = read_line(line, result)) {
      result.problems.push_back("line " + std::to_string(number) + ": " + *problem);
    }
  }
  return result;
}

}  // namespace cinemarco::cli
