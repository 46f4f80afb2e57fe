// SPDX-License-Identifier: MIT
#include "domain/sign_in_state.hpp"

#include "domain/error.hpp"

namespace cinemarco {

SignInState sign_in_state(TokenStore& store) {
  SignInState state;
  try {
    const auto tokens = store.load_tokens();
    state.connected = tokens.has_value();
    if (tokens) state.expires_at = tokens->expires_at;
    state.needs_reauth = store.needs_reauth();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::trakt_sign_in) throw;
    state.connected = true;
    state.needs_reauth = true;
    state.message = error.what();
  }
  return state;
}

}  // namespace cinemarco
