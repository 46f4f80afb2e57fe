// SPDX-License-Identifier: MIT
#include "cli/dotenv.hpp"

#include <algorithm>
#include <cctype>

namespace cinemarco::cli {

namespace {

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

std::expected<std::string, ParseError> parse_value(std::string_view text, const std::string& where) {
  text = trim(text);
  if (text.starts_with('"') || text.starts_with('\'')) {
    const auto end = text.find(text.front(), 1);
    if (end == std::string_view::npos) return std::unexpected{ParseError{where, "the quote is not closed"}};
    return std::string{text.substr(1, end - 1)};
  }
  const auto comment = text.find(" #");
  return std::string{trim(text.substr(0, comment))};
}

}  // namespace

std::expected<std::map<std::string, std::string>, ParseError> parse_dotenv(std::string_view text) {
  std::map<std::string, std::string> values;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    auto line = trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("export ")) line = trim(line.substr(7));
    const auto where = "line " + std::to_string(number);
    const auto equals = line.find('=');
    const auto name = trim(line.substr(0, equals));
    if (equals == std::string_view::npos || !is_name(name)) {
      return std::unexpected{ParseError{where, "expected NAME=value"}};
    }
    auto value = parse_value(line.substr(equals + 1), where);
    if (!value) return std::unexpected{std::move(value.error())};
    values[std::string{name}] = std::move(*value);
  }
  return values;
}

}  // namespace cinemarco::cli
