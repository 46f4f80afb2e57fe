// SPDX-License-Identifier: MIT
// The one exception that services throw, and the short closed list of what can go wrong.
#pragma once

#include <expected>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace cinemarco {

enum class ErrorCode {
  invalid,        // what was given is wrong: an option, a file, a value
  not_found,      // it does not exist, or no longer
  conflict,       // something else is in the way
  busy,           // another import or sync is running
  other_account,  // of another Trakt account than the one that is mirrored (docs/contract.md#rule-13)
  configuration,  // a key or setting is missing or was refused
  log_in,         // to Cinemarco itself: only its own door says so (api/access)
  trakt_sign_in,  // there is no sign-in at Trakt, or it is over
  forbidden,      // whoever asks may not
  token_scope,    // the token may not: it has too small a scope
  limit_reached,  // the user's account at a service is full
  rate_limited,   // a service told us to wait for longer than this run waits
  upstream,       // a service failed or answered nonsense; trying later may help
  too_large,      // what a service answered is more than we take; trying again does not help
  cancelled,      // the user stopped it; what was done is kept
  internal,       // a bug, or this machine (disk full, database damaged)
};

// `what()` is for the user: what happened, to what, and what to do. It never holds a secret.
// `context()` is for the log: the origin (curl code, SQLite code, HTTP status and the service's own message).
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::string context = {})
      : std::runtime_error{message}, code_{code}, context_{std::move(context)} {}
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& context() const noexcept { return context_; }

 private:
  ErrorCode code_;
  std::string context_;
};

// Name of a code, as it stands in problems and logs: "not_found".
[[nodiscard]] std::string to_string(ErrorCode code);

// Exit code of the command line (docs/contract.md#exit-codes).
[[nodiscard]] int exit_code(ErrorCode code) noexcept;

// Status of an HTTP answer that tells of it.
[[nodiscard]] int http_status(ErrorCode code) noexcept;

// Foreign text as a message may show it: in quotes, its first 40 bytes, what is not printable ASCII as "?".
[[nodiscard]] std::string excerpt(std::string_view text);

// Why a text could not be read. `path` is where in the input: "[17].movie.ids.tmdb"; empty for a bare value.
struct ParseError {
  std::string path;
  std::string message;
  [[nodiscard]] std::string text() const { return path.empty() ? message : path + ": " + message; }
};

// The bridge from `expected` to the exception: the value, or Error{code, prefix + reason}.
template <class T>
T value_or_throw(std::expected<T, ParseError> result, ErrorCode code, const std::string& prefix = {}) {
  if (!result) throw Error{code, prefix + result.error().text()};
  return std::move(*result);
}

}  // namespace cinemarco
