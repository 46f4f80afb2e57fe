// SPDX-License-Identifier: MIT
// How things stand with the sign-in at Trakt: a state that pages and reports show, never a failure of theirs.
#pragma once

#include "domain/token_store.hpp"

#include <optional>
#include <string>

namespace cinemarco {

struct SignInState {
  bool connected = false;     // somebody signed in
  bool needs_reauth = false;  // and must again: Trakt has ended it, or it can no longer be read
  std::optional<Instant> expires_at;
  std::optional<std::string> message;  // of one that cannot be read: why, and what to do
  [[nodiscard]] bool is_good() const { return connected && !needs_reauth; }
};

// Throws what the store throws, but Error{trakt_sign_in}.
[[nodiscard]] SignInState sign_in_state(TokenStore& store);

}  // namespace cinemarco
