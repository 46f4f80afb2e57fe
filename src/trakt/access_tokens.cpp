// SPDX-License-Identifier: MIT
#include "domain/error.hpp"
#include "trakt/auth.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace cinemarco::trakt {
namespace {

using std::chrono::seconds;

constexpr std::chrono::hours kEarly{24};  // docs/trakt.md#tokens: so that a failure surfaces in time
constexpr std::chrono::minutes kAfterFailedEarly{5};
constexpr seconds kUsualLifetime{7 * 24 * 3600};  // docs/trakt.md#tokens

Error sign_in_again() {
  return Error{ErrorCode::trakt_sign_in, sign_in_is_over()};
}

seconds lifetime(TokenStore& store) {
  const auto text = store.load_secret(kLifetimeName);
  std::int64_t number = 0;
  if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc{} || number <= 0) {
    return kUsualLifetime;
  }
  return seconds{number};
}

}  // namespace

AccessTokens::AccessTokens(const TraktSettings& settings, net::Service& auth, TokenStore& store, Clock& clock)
    : endpoint_{settings, auth}, store_{store}, clock_{clock} {}

TraktTokens AccessTokens::load() {
  auto tokens = store_.load_tokens();
  if (!tokens) throw Error{ErrorCode::trakt_sign_in, "Not connected to Trakt. Run `cinemarco trakt connect`"};
  if (store_.needs_reauth()) throw sign_in_again();
  return std::move(*tokens);
}

bool AccessTokens::is_due(const TraktTokens& tokens, Instant now) {
  const auto early = std::min<std::chrono::milliseconds>(kEarly, std::chrono::milliseconds{lifetime(store_)} / 2);
  return now + early >= tokens.expires_at;
}

std::string AccessTokens::get(std::stop_token stop) {
  // Most calls end here and never wait for another thread's refresh.
  if (auto tokens = load(); !is_due(tokens, clock_.now())) return std::move(tokens.access_token);

  const std::scoped_lock lock{mutex_};
  auto tokens = load();
  const auto now = clock_.now();
  if (!is_due(tokens, now)) return std::move(tokens.access_token);
  const bool is_good = now < tokens.expires_at;
  const bool tried_lately = no_early_refresh_before_ && now < *no_early_refresh_before_;
  if (is_good && (tried_lately || endpoint_.is_paused())) return std::move(tokens.access_token);
  try {
    return refresh(tokens, std::move(stop));
  } catch (const Error& error) {
    const bool may_pass = error.code() == ErrorCode::upstream || error.code() == ErrorCode::rate_limited ||
                          error.code() == ErrorCode::configuration;
    if (!is_good || !may_pass) throw;
    no_early_refresh_before_ = clock_.now() + kAfterFailedEarly;
    return std::move(tokens.access_token);
  }
}

std::string AccessTokens::renew_after_401(const std::string& refused_token, std::stop_token stop) {
  const std::scoped_lock lock{mutex_};
  auto tokens = load();
  if (tokens.access_token != refused_token) return std::move(tokens.access_token);
  return refresh(tokens, std::move(stop));
}

// Holds the mutex.
std::string AccessTokens::refresh(const TraktTokens& tokens, std::stop_token stop) {
  endpoint_.wait_for_pause(clock_, stop);
  // From here to the saved pair no other process may spend it; one that was faster left its own.
  const auto hold = store_.hold(stop);
  if (auto found = load(); found.refresh_token != tokens.refresh_token) return std::move(found.access_token);
  const auto response =
      endpoint_.post_grant({{"grant_type", "refresh_token"}, {"refresh_token", tokens.refresh_token}}, std::move(stop));
  const auto current = store_.load_tokens();
  if (!current)
    throw Error{ErrorCode::trakt_sign_in, "Trakt was disconnected meanwhile. Run `cinemarco trakt connect`"};
  if (current->refresh_token != tokens.refresh_token) return current->access_token;  // of a process without the lock

  const bool refused = response.status == 400 || response.status == 401;
  if (refused && error_name(response) == "invalid_grant") {
    store_.set_needs_reauth();
    throw sign_in_again();
  }
  if (response.status < 200 || response.status >= 300) throw sign_in_failure(response, "/oauth/token");
  const auto granted = value_or_throw(to_tokens(response, clock_.now()), ErrorCode::upstream,
                                      "Trakt's sign-in sent tokens that cannot be read, try again later: ");
  save_granted(store_, granted);
  no_early_refresh_before_.reset();
  return granted.tokens.access_token;
}

}  // namespace cinemarco::trakt
