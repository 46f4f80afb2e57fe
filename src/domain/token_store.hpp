// SPDX-License-Identifier: MIT
// Where the sign-in at Trakt is kept.
#pragma once

#include "domain/time.hpp"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco {

struct TraktTokens {
  std::string access_token;
  std::string refresh_token;
  Instant expires_at;
};

// Sealed at rest. `save` has reached the disk when it returns: refresh tokens are single-use (docs/trakt.md#tokens).
class TokenStore {
 public:
  virtual ~TokenStore() = default;
  [[nodiscard]] virtual std::optional<TraktTokens> load_tokens() = 0;
  virtual void save_tokens(const TraktTokens& tokens) = 0;
  virtual void clear_tokens() = 0;
  // Set when Trakt refused the refresh token: only signing in again helps. Cleared by save_tokens.
  [[nodiscard]] virtual bool needs_reauth() = 0;
  virtual void set_needs_reauth() = 0;
  // Excludes other processes, as long as it is held, from renewing or replacing the tokens: take it, then load. Throws
  // Error{cancelled}. A store that no other process shares needs none.
  [[nodiscard]] virtual std::shared_ptr<void> hold(std::stop_token /*stop*/) { return {}; }
  // A sign-in between its two halves (`trakt url`, then `trakt code`): small sealed texts by name.
  [[nodiscard]] virtual std::optional<std::string> load_secret(std::string_view name) = 0;
  virtual void save_secret(std::string_view name, const std::optional<std::string>& value) = 0;
};

}  // namespace cinemarco
