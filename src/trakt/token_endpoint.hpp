// SPDX-License-Identifier: MIT
// Calls to Trakt's sign-in host: JSON bodies, the secret only where there is one, no redirects (docs/trakt.md#hosts).
#pragma once

#include "domain/clock.hpp"
#include "domain/token_store.hpp"
#include "net/http_client.hpp"
#include "net/service.hpp"
#include "trakt/settings.hpp"
#include "trakt/wire.hpp"

#include <boost/json.hpp>

#include <expected>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::trakt {

// A pair of tokens and for how long it was made.
struct GrantedTokens {
  TraktTokens tokens;
  std::chrono::seconds lifetime{0};
};

// Safe from several threads.
class TokenEndpoint {
 public:
  // References must outlive the endpoint.
  TokenEndpoint(const TraktSettings& settings, net::Service& service);

  // POSTs `fields` with client_id, and client_secret where configured, added. Any status but a redirect comes back.
  // Throws Error of the service and Error{configuration}. `repeat` says whether a lost answer may be asked for again.
  [[nodiscard]] net::HttpResponse post(std::string_view path, boost::json::object fields, net::Repeat repeat,
                                       std::stop_token stop) const;
  // The same where the answer is given once: a stop breaks it off only until the request has left.
  [[nodiscard]] net::HttpResponse post_once(std::string_view path, boost::json::object fields,
                                            std::stop_token stop) const;

  // post_once with redirect_uri, for the two grants that want it; leaving it out broke refreshes
  // (docs/trakt.md#tokens).
  [[nodiscard]] net::HttpResponse post_grant(boost::json::object fields, std::stop_token stop) const;

  // Has Trakt told us to wait? Calls that must not be broken off wait here first, where they still may be. Throws
  // Error{cancelled}; a pause too long to sit out is left to the service, which refuses it.
  [[nodiscard]] bool is_paused() const { return service_.waiting_until().has_value(); }
  void wait_for_pause(Clock& clock, const std::stop_token& stop) const;

  [[nodiscard]] const TraktSettings& settings() const { return settings_; }

 private:
  [[nodiscard]] net::HttpRequest request_to(std::string_view path, boost::json::object fields) const;
  [[nodiscard]] net::HttpResponse send(const net::HttpRequest& request, std::string_view path,
                                       std::stop_token stop) const;

  TraktSettings settings_;
  net::Service& service_;
};

// The tokens in a 2xx answer; its `token_type` is not looked at, for it came as "bearer" and as "Bearer". Lifetimes
// count from `now`, so that a wrong clock here or there does no harm.
[[nodiscard]] std::expected<GrantedTokens, ParseError> to_tokens(const net::HttpResponse& response, Instant now);

// Member `error` of an answer: "invalid_grant"; empty where it has none.
[[nodiscard]] std::string error_name(const net::HttpResponse& response);

// The Error of an answer that is neither what was hoped for nor a known way to fail.
[[nodiscard]] Error sign_in_failure(const net::HttpResponse& response, std::string_view path);

// Why Trakt may have ended the sign-in, and the step that mends each (docs/trakt.md#why-a-sign-in-ends).
[[nodiscard]] std::string sign_in_is_over();

// Keeps the pair, then its lifetime. It is on disk when this returns.
void save_granted(TokenStore& store, const GrantedTokens& granted);

inline constexpr std::string_view kLifetimeName = "trakt_token_lifetime";  // seconds, as decimal text

}  // namespace cinemarco::trakt
