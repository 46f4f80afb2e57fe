// SPDX-License-Identifier: MIT
// What a token's scope opens.
#pragma once

#include "api/operation.hpp"
#include "store/api_tokens.hpp"

#include <optional>

namespace cinemarco::api {

// The least scope with which a token may do it. Empty: no token may, since it takes the password.
[[nodiscard]] std::optional<store::TokenScope> scope_for(const Operation& operation) noexcept;

// Nothing for callers without a token, and for what is open to everyone. Throws Error: token_scope (names the scope
// that it takes), forbidden (no token may).
void check_scope(const Operation& operation, const Caller& caller);

}  // namespace cinemarco::api
