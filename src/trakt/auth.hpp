// SPDX-License-Identifier: MIT
// Signing in to Trakt, and staying so: the device flow, the code flow with PKCE, and access tokens that renew
// themselves. Facts: docs/trakt.md#tokens and below.
#pragma once

#include "domain/clock.hpp"
#include "domain/sign_in.hpp"
#include "domain/token_store.hpp"
#include "domain/trakt_user.hpp"
#include "net/service.hpp"
#include "trakt/settings.hpp"
#include "trakt/token_endpoint.hpp"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

// Fills the span with random bytes fit for secrets.
using RandomBytes = std::function<void(std::span<unsigned char>)>;
[[nodiscard]] RandomBytes secure_random();

// Safe from several threads; sign-ins of one account at the same time overwrite each other's PKCE secrets. Every call
// throws Error: configuration (no client id; the app was refused), upstream, rate_limited, cancelled, and what the
// store throws.
class SignIn final : public TraktConnection {
 public:
  // `auth` is made of auth_service(), `api` of api_service(): it is asked who signed in. References must outlive the
  // object.
  SignIn(const TraktSettings& settings, net::Service& auth, net::Service& api, TokenStore& store, Clock& clock,
         RandomBytes random = secure_random());

  [[nodiscard]] DeviceCode start_device(std::stop_token stop) override;
  [[nodiscard]] DevicePoll poll_device(const std::string& device_code, const Admission& admit,
                                       std::stop_token stop) override;
  // Asks until the user has decided or the code has expired; never returns `pending` or `slow_down`. Failures that may
  // pass are sat out. `on_wait` hears before every pause how long the code is still good.
  [[nodiscard]] DevicePoll wait_for_device(const DeviceCode& device, const Admission& admit,
                                           const std::function<void(std::chrono::seconds left)>& on_wait,
                                           std::stop_token stop);

  // Keeps a fresh PKCE verifier and state in the store for `exchange`.
  [[nodiscard]] AuthorizePage authorize_url() override;
  void exchange(const std::string& code, const std::optional<std::string>& state, const Admission& admit,
                std::stop_token stop) override;

  [[nodiscard]] Revocation revoke(std::stop_token stop) override;

 private:
  void admit_and_store(const net::HttpResponse& response, const Admission& admit, const std::stop_token& stop);

  TokenEndpoint endpoint_;
  net::Service& api_;
  TokenStore& store_;
  Clock& clock_;
  RandomBytes random_;
};

// The access token of an account, renewed in time. Refresh tokens are single-use and one that is used twice may log
// everybody out, so there must be one object of this class per account and process; between processes the token store's
// lock stands. A stop is honoured until the request for a new pair has left. Safe from several threads.
class AccessTokens {
 public:
  // `auth` is made of auth_service(). References must outlive the object.
  AccessTokens(const TraktSettings& settings, net::Service& auth, TokenStore& store, Clock& clock);

  // A token to send. Renewed when it has no more than 24 h left (or half its life, where that is less); if that fails
  // while it is still good, it is used all the same and the next try waits five minutes. Throws Error{trakt_sign_in}
  // where only signing in helps; else configuration, upstream, rate_limited, cancelled.
  [[nodiscard]] std::string get(std::stop_token stop);

  // The token to send instead of one that Trakt answered with 401: a newer one of the store, else a renewed one.
  [[nodiscard]] std::string renew_after_401(const std::string& refused_token, std::stop_token stop);

 private:
  [[nodiscard]] TraktTokens load();
  [[nodiscard]] bool is_due(const TraktTokens& tokens, Instant now);
  [[nodiscard]] std::string refresh(const TraktTokens& tokens, std::stop_token stop);

  TokenEndpoint endpoint_;
  TokenStore& store_;
  Clock& clock_;
  std::mutex mutex_;  // of refreshing
  std::optional<Instant> no_early_refresh_before_;
};

}  // namespace cinemarco::trakt
