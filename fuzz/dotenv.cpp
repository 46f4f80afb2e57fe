// SPDX-License-Identifier: MIT
// The .env file: no more comes out than went in, and a value that is quoted as the README says comes back.
#include "cli/dotenv.hpp"

#include "fuzz/input.hpp"

#include <algorithm>
#include <string>

namespace {

using cinemarco::fuzz::require;

void check_quoted(std::string_view text) {
  std::string line = "NAME=\"";
  std::string value;
  for (const char c : text) {
    if (c == '\n') continue;  // a value is of one line
    if (c == '"' || c == '\\') line += '\\';
    line += c;
    value += c;
  }
  const auto read = cinemarco::cli::parse_dotenv(line + "\" # a comment");
  require(read.problems.empty() && read.values.at("NAME") == value, "a quoted value comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = cinemarco::fuzz::text_of(data, size);
  const auto read = cinemarco::cli::parse_dotenv(text);
  std::size_t bytes = 0;
  for (const auto& [name, value] : read.values) {
    require(std::ranges::all_of(name, [](char c) { return c == '_' || (c >= '0' && c <= 'z'); }), "names are plain");
    require(!value.contains('\n'), "a value is of one line");
    bytes += name.size() + value.size();
  }
  require(bytes <= text.size(), "no more comes out than went in");
  for (const auto& problem : read.problems) cinemarco::fuzz::require_utf8(problem);
  check_quoted(text);
  return 0;
}
