// SPDX-License-Identifier: MIT
// Names and exit codes of errors in one table, and foreign text made fit for a message.
#include "domain/error.hpp"

#include <utility>

namespace cinemarco {

namespace {

struct Row {
  ErrorCode code;
  const char* name;
  int exit_code;
};

// The one table of error codes (CONTRACT §3 gives the exit codes).
constexpr Row kRows[] = {
    {ErrorCode::invalid, "invalid", 1},
    {ErrorCode::not_found, "not_found", 1},
    {ErrorCode::conflict, "conflict", 1},
    {ErrorCode::busy, "busy", 5},
    {ErrorCode::configuration, "configuration", 4},
    {ErrorCode::unauthorized, "unauthorized", 4},
    {ErrorCode::rate_limited, "rate_limited", 1},
    {ErrorCode::upstream, "upstream", 1},
    {ErrorCode::cancelled, "cancelled", 130},
    {ErrorCode::internal, "internal", 1},
};

const Row& row_of(ErrorCode code) noexcept {
  for (const auto& row : kRows) {
    if (row.code == code) return row;
  }
  std::unreachable();
}

}  // namespace

std::string to_string(ErrorCode code) {
  return row_of(code).name;
}

int exit_code(ErrorCode code) noexcept {
  return row_of(code).exit_code;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string result{'"'};
  for (const char c : text.substr(0, kLongest)) result += c >= ' ' && c <= '~' ? c : '?';
  result += text.size() > kLongest ? "…\"" : "\"";
  return result;
}

}  // namespace cinemarco
