// SPDX-License-Identifier: MIT
#include "domain/error.hpp"
#include "json/json.hpp"
#include "net/url.hpp"
#include "trakt/auth.hpp"
#include "trakt/owner.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::trakt {
namespace {

using std::chrono::seconds;

constexpr std::string_view kVerifierName = "trakt_pkce_verifier";
constexpr std::string_view kStateName = "trakt_oauth_state";
// 64 characters; 43 to 128 are allowed (docs/trakt.md#sign-in-through-a-page).
constexpr std::size_t kVerifierBytes = 48;
constexpr std::size_t kStateBytes = 24;
constexpr seconds kSlowDown{5};  // docs/trakt.md#sign-in-with-a-code
constexpr seconds kLongestInterval{60};

std::string base64url(std::span<const unsigned char> bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // the C string's end
  return text;
}

std::string s256(const std::string& verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  const std::vector<unsigned char> bytes{verifier.begin(), verifier.end()};
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return base64url(hash);
}

bool same_secret(const std::string& left, const std::string& right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      decoded += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

// What the user pasted: a bare code, or the address of the page that they were led to.
struct Pasted {
  std::optional<std::string> code, state, error;
};

Pasted read_pasted(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  text = text.substr(first, text.find_last_not_of(kSpace) - first + 1);
  Pasted pasted;
  const auto question = text.find('?');
  if (question == std::string_view::npos && !text.starts_with("code=")) {
    if (!text.contains("://")) pasted.code = text;
    return pasted;
  }
  auto query = question == std::string_view::npos ? text : text.substr(question + 1);
  query = query.substr(0, query.find('#'));
  while (!query.empty()) {
    const auto field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), field.size() + 1));
    const auto equals = field.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = field.substr(0, equals);
    auto value = percent_decoded(field.substr(equals + 1));
    if (name == "code") {
      pasted.code = std::move(value);
    } else if (name == "state") {
      pasted.state = std::move(value);
    } else if (name == "error") {
      pasted.error = std::move(value);
    }
  }
  return pasted;
}

void require_state(const std::optional<std::string>& given, const std::optional<std::string>& ours) {
  if (!given || (ours && same_secret(*given, *ours))) return;
  throw Error{
      ErrorCode::invalid,
      "This answer belongs to another sign-in (the state differs). Run `cinemarco trakt url` and use the page it "
      "prints"};
}

}  // namespace

RandomBytes secure_random() {
  if (sodium_init() < 0) throw Error{ErrorCode::internal, "libsodium cannot start: no source of random numbers"};
  return [](std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

SignIn::SignIn(const TraktSettings& settings, net::Service& auth, net::Service& api, TokenStore& store, Clock& clock,
               RandomBytes random)
    : endpoint_{settings, auth}, api_{api}, store_{store}, clock_{clock}, random_{std::move(random)} {}

void SignIn::admit_and_store(const net::HttpResponse& response, const Admission& admit, const std::stop_token& stop) {
  const auto granted = value_or_throw(to_tokens(response, clock_.now()), ErrorCode::upstream,
                                      "Trakt's sign-in sent tokens that cannot be read, try again later: ");
  const auto& token = granted.tokens.access_token;
  try {
    admit(owner_of_token(endpoint_.settings(), api_, token, stop));
  } catch (const Error&) {
    try {
      static_cast<void>(endpoint_.post("/oauth/revoke", {{"token", token}}, net::Repeat::unsafe, stop));
    } catch (const Error& error) {
      spdlog::debug("access that was not wanted could not be given back: {}", error.what());
    }
    throw;
  }
  const auto hold = store_.hold({});  // the pair in hand is the only one
  save_granted(store_, granted);
}

DeviceCode SignIn::start_device(std::stop_token stop) {
  const auto response = endpoint_.post("/oauth/device/code", {}, net::Repeat::safe, std::move(stop));
  if (response.status < 200 || response.status >= 300) throw sign_in_failure(response, "/oauth/device/code");
  auto wire = value_or_throw(json::parse_as<wire::DeviceCode>(response.body), ErrorCode::upstream,
                             "Trakt's sign-in sent a device code that cannot be read, try again later: ");
  DeviceCode device;
  device.device_code = std::move(wire.device_code);
  device.user_code = std::move(wire.user_code);
  device.verification_url = std::move(wire.verification_url);
  device.expires_in = seconds{std::clamp<std::int64_t>(wire.expires_in, 0, 24 * 3600)};
  device.interval = seconds{std::clamp<std::int64_t>(wire.interval.value_or(5), 1, 3600)};
  return device;
}

DevicePoll SignIn::poll_device(const std::string& device_code, const Admission& admit, std::stop_token stop) {
  net::HttpResponse response;
  try {
    if (endpoint_.is_paused()) return DevicePoll::slow_down;
    response = endpoint_.post_once("/oauth/device/token", {{"code", device_code}}, stop);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::rate_limited) return DevicePoll::slow_down;
    throw;
  }
  if (response.status >= 200 && response.status < 300) {
    admit_and_store(response, admit, stop);
    return DevicePoll::done;
  }
  const auto name = error_name(response);
  switch (response.status) {
    case 400:
      // Trakt's 400 is "pending", often without a body; the names are those of RFC 8628, should it learn them.
      if (name == "slow_down") return DevicePoll::slow_down;
      if (name == "access_denied") return DevicePoll::denied;
      if (name == "expired_token") return DevicePoll::expired;
      if (name == "invalid_client") throw sign_in_failure(response, "/oauth/device/token");
      return DevicePoll::pending;
    case 404:
      return DevicePoll::invalid;
    case 409:
      return DevicePoll::used;
    case 410:
      return DevicePoll::expired;
    case 418:
      return DevicePoll::denied;
    case 429:
      return DevicePoll::slow_down;
    default:
      throw sign_in_failure(response, "/oauth/device/token");
  }
}

DevicePoll SignIn::wait_for_device(const DeviceCode& device, const Admission& admit,
                                   const std::function<void(std::chrono::seconds left)>& on_wait,
                                   std::stop_token stop) {
  const auto deadline = clock_.now() + device.expires_in;
  auto interval = std::clamp(device.interval, seconds{1}, kLongestInterval);
  for (;;) {
    const auto next = clock_.now() + interval;
    if (next > deadline) return DevicePoll::expired;
    if (on_wait) on_wait(std::chrono::ceil<seconds>(deadline - clock_.now()));
    if (!clock_.sleep_until(next, stop)) throw Error{ErrorCode::cancelled, "stopped"};
    try {
      const auto poll = poll_device(device.device_code, admit, stop);
      if (poll == DevicePoll::slow_down) {
        interval += kSlowDown;
      } else if (poll != DevicePoll::pending) {
        return poll;
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::upstream) throw;  // it may pass, and the code is still good
    }
  }
}

AuthorizePage SignIn::authorize_url() {
  const auto& settings = endpoint_.settings();
  static_cast<void>(common_headers(settings));  // no page without a client id
  std::array<unsigned char, kVerifierBytes> verifier_bytes{};
  std::array<unsigned char, kStateBytes> state_bytes{};
  random_(verifier_bytes);
  random_(state_bytes);
  const auto verifier = base64url(verifier_bytes);
  AuthorizePage page;
  page.state = base64url(state_bytes);
  store_.save_secret(kVerifierName, verifier);
  store_.save_secret(kStateName, page.state);
  page.url = fmt::format(
      "{}/oauth/authorize?response_type=code&client_id={}&redirect_uri={}&state={}&code_challenge={}"
      "&code_challenge_method=S256",
      settings.auth_url, net::percent_encode(settings.client_id.now()), net::percent_encode(settings.redirect_uri),
      page.state, s256(verifier));
  return page;
}

void SignIn::exchange(const std::string& code, const std::optional<std::string>& state, const Admission& admit,
                      std::stop_token stop) {
  const auto pasted = read_pasted(code);
  const auto verifier = store_.load_secret(kVerifierName);
  const auto ours = store_.load_secret(kStateName);
  if (!verifier) {
    throw Error{ErrorCode::invalid, "No sign-in has been begun here. Run `cinemarco trakt url` first"};
  }
  require_state(state, ours);
  require_state(pasted.state, ours);
  if (pasted.error) {
    throw Error{ErrorCode::invalid,
                "Trakt did not give access: it was declined on its page. Run `cinemarco trakt url` to try again"};
  }
  if (!pasted.code || pasted.code->empty()) {
    throw Error{ErrorCode::invalid,
                "There is no code in what was given. Paste the code, or the whole address of the page "
                "that Trakt led you to"};
  }
  endpoint_.wait_for_pause(clock_, stop);
  const auto response = endpoint_.post_grant(
      {{"grant_type", "authorization_code"}, {"code", *pasted.code}, {"code_verifier", *verifier}}, stop);
  if (error_name(response) == "invalid_grant") {
    throw Error{
        ErrorCode::invalid,
        "Trakt does not accept the code: mistyped, expired, or used before. Run `cinemarco trakt url` for a new one"};
  }
  if (response.status < 200 || response.status >= 300) throw sign_in_failure(response, "/oauth/token");
  // The code is spent, whatever becomes of it.
  store_.save_secret(kVerifierName, std::nullopt);
  store_.save_secret(kStateName, std::nullopt);
  admit_and_store(response, admit, stop);
}

Revocation SignIn::revoke(std::stop_token stop) {
  std::optional<TraktTokens> tokens;
  Revocation result{Revoked::everywhere, "Disconnected from Trakt."};
  std::string trouble;
  try {
    tokens = store_.load_tokens();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::trakt_sign_in) throw;
    trouble = "the stored sign-in cannot be read";
  }
  if (!trouble.empty()) {
    // What cannot be read cannot be given back, only forgotten.
  } else if (tokens && endpoint_.is_paused()) {
    trouble = "its sign-in asked us to wait";
  } else if (tokens) {
    try {
      // Not again after HTTP 503: nobody wants to wait for minutes to be signed out.
      const auto response =
          endpoint_.post("/oauth/revoke", {{"token", tokens->access_token}}, net::Repeat::unsafe, stop);
      if (response.status < 200 || response.status >= 300) trouble = fmt::format("HTTP {}", response.status);
    } catch (const Error& error) {
      trouble = error.what();
    }
  } else {
    result.message = "There was no connection to Trakt.";
  }
  const auto hold = store_.hold({});
  store_.clear_tokens();
  for (const auto name : {kVerifierName, kStateName, kLifetimeName}) store_.save_secret(name, std::nullopt);
  if (!trouble.empty()) {
    result = {Revoked::only_here,
              fmt::format("The tokens are forgotten here, but Trakt could not be told ({}). Remove Cinemarco from the "
                          "connected apps in Trakt's settings too",
                          trouble)};
  }
  return result;
}

}  // namespace cinemarco::trakt
