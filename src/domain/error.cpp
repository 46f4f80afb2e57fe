// SPDX-License-Identifier: MIT
// Names, exit codes and HTTP statuses of errors in one table, and foreign text made fit for a message.
#include "domain/error.hpp"

#include <utility>

namespace cinemarco {

namespace {

struct Row {
  ErrorCode code;
  const char* name;
  int exit_code;
  int http_status;
};

// The one table of error codes (docs/contract.md#errors).
constexpr Row kRows[] = {
    {ErrorCode::invalid, "invalid", 1, 400},
    {ErrorCode::not_found, "not_found", 1, 404},
    {ErrorCode::conflict, "conflict", 1, 409},
    {ErrorCode::busy, "busy", 5, 409},
    {ErrorCode::other_account, "other_account", 4, 409},
    {ErrorCode::configuration, "configuration", 4, 503},
    {ErrorCode::log_in, "log_in", 4, 401},
    {ErrorCode::trakt_sign_in, "trakt_sign_in", 4, 409},
    {ErrorCode::forbidden, "forbidden", 4, 403},
    {ErrorCode::token_scope, "token_scope", 4, 403},
    {ErrorCode::limit_reached, "limit_reached", 1, 409},
    {ErrorCode::rate_limited, "rate_limited", 1, 429},
    {ErrorCode::upstream, "upstream", 1, 502},
    {ErrorCode::too_large, "too_large", 1, 502},
    {ErrorCode::cancelled, "cancelled", 130, 503},
    {ErrorCode::internal, "internal", 1, 500},
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

int http_status(ErrorCode code) noexcept {
  return row_of(code).http_status;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string result{'"'};
  for (const char c : text.substr(0, kLongest)) result += c >= ' ' && c <= '~' ? c : '?';
  result += text.size() > kLongest ? "…\"" : "\"";
  return result;
}

}  // namespace cinemarco
