// SPDX-License-Identifier: MIT
// The token endpoints: what they demand, what they rotate, and what they revoke.
#include "sandbox/oauth.hpp"

#include "sandbox/instant.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include <array>

namespace cinemarco::sandbox {
namespace json = boost::json;
namespace {

std::string base64url(std::span<const unsigned char> bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();
  return text;
}

std::string random_token() {
  static const int kReady = sodium_init();
  static_cast<void>(kReady);
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes);
}

std::string random_user_code() {
  static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  std::string code;
  for (int i = 0; i < 8; ++i)
    code.push_back(kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))]);
  return code;
}

Response error(int status, std::string_view code, std::string_view description) {
  return json_response(status, json::serialize(json::object{{"error", code}, {"error_description", description}}));
}

Response bare(int status) {
  auto response = json_response(status, "");
  response.body = std::make_shared<Body>(std::string{});
  return response;
}

// What Trakt puts into a request that brings no challenge of its own (docs/trakt.md#sign-in-through-a-page): nobody
// knows its verifier.
constexpr char kInjectedChallenge[] = "0000000000000000000000000000000000000000000";

}  // namespace

std::string s256(std::string_view verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  return base64url(digest);
}

/// The members of a JSON body that are texts.
struct OAuth::Fields {
  std::map<std::string, std::string, std::less<>> values;

  const std::string& operator[](std::string_view name) const {
    static const std::string kNone;
    const auto found = values.find(name);
    return found == values.end() ? kNone : found->second;
  }
  bool has(std::string_view name) const { return values.contains(name); }

  static std::optional<Fields> read(const Request& request) {
    const auto type = request.header("content-type");
    if (!type || !lower_case(*type).starts_with("application/json")) return {};
    boost::system::error_code failed;
    const auto value = json::parse(request.body, failed);
    if (failed || !value.is_object()) return {};
    Fields fields;
    for (const auto& [key, member] : value.get_object()) {
      if (member.is_string()) fields.values.emplace(key, member.get_string());
    }
    return fields;
  }
};

Response OAuth::handle(const Request& request) {
  const auto path = std::string_view{request.path}.substr(std::string_view{"/auth"}.size());
  if (request.method == "GET" || request.method == "HEAD") {
    if (path == "/oauth/authorize" || path == "/api/auth/oauth2/authorize") return authorize(request);
    if (path.starts_with("/activate")) return activate(request);
    return bare(404);
  }
  if (request.method != "POST") return bare(405);
  const auto fields = Fields::read(request);
  if (!fields) return error(400, "invalid_request", "the body must be JSON");
  if ((*fields)["client_id"].empty()) return error(401, "invalid_client", "client_id is required");
  if ((*fields)["client_id"] != kClientId) return error(401, "invalid_client", "unknown client");
  if (fields->has("client_secret") && (*fields)["client_secret"] != kClientSecret) {
    return error(401, "invalid_client", "client authentication failed");
  }
  if (path == "/oauth/device/code") return device_code(*fields);
  if (path == "/oauth/device/token") return device_token(*fields);
  if (path == "/oauth/token") return token(request, *fields);
  if (path == "/oauth/revoke") return revoke(*fields);
  return bare(404);
}

bool OAuth::accepts(std::string_view access_token) const {
  const auto found = access_.find(access_token);
  return found != access_.end() && Clock::now() < found->second.expires && !families_.at(found->second.family).revoked;
}

TokenPair OAuth::issue_in(int family) {
  TokenPair pair{
      .access_token = random_token(), .refresh_token = random_token(), .expires_in = options_.token_lifetime.count()};
  access_[pair.access_token] = {.expires = Clock::now() + options_.token_lifetime, .family = family};
  refresh_[pair.refresh_token] = {.family = family};
  return pair;
}

std::vector<std::string> OAuth::issued() const {
  std::vector<std::string> tokens;
  tokens.reserve(access_.size() + refresh_.size());
  for (const auto& [token, access] : access_) tokens.push_back(token);
  for (const auto& [token, refresh] : refresh_) tokens.push_back(token);
  return tokens;
}

TokenPair OAuth::issue(std::string redirect_uri) {
  const int family = next_family_++;
  families_[family].redirect_uri = std::move(redirect_uri);
  return issue_in(family);
}

Response OAuth::token_response(const TokenPair& pair) const {
  const auto created = std::chrono::floor<std::chrono::seconds>(now()).time_since_epoch().count();
  return json_response(200, json::serialize(json::object{{"access_token", pair.access_token},
                                                         {"token_type", "bearer"},
                                                         {"expires_in", pair.expires_in},
                                                         {"refresh_token", pair.refresh_token},
                                                         {"scope", "public"},
                                                         {"created_at", created}}));
}

Response OAuth::device_code(const Fields&) {
  const auto code = random_token();
  auto& device = devices_[code];
  device.user_code = random_user_code();
  device.expires = Clock::now() + options_.device_lifetime;
  if (options_.auto_approve) device.state = DeviceState::approved;
  return json_response(200, json::serialize(json::object{{"device_code", code},
                                                         {"user_code", device.user_code},
                                                         {"verification_url", base_url_ + "/activate"},
                                                         {"expires_in", options_.device_lifetime.count()},
                                                         {"interval", options_.device_interval.count()}}));
}

Response OAuth::device_token(const Fields& fields) {
  const auto found = devices_.find(fields["code"]);
  if (found == devices_.end()) return bare(404);
  auto& device = found->second;
  const auto at = Clock::now();
  if (device.state == DeviceState::used) return bare(409);
  if (at >= device.expires) return bare(410);
  if (device.state == DeviceState::denied) return bare(418);
  const bool too_soon = at + std::chrono::milliseconds{100} < device.next_poll;
  device.next_poll = at + options_.device_interval;
  if (too_soon) return bare(429);
  ++device.polls;
  if (options_.approve_after_polls > 0 && device.polls >= options_.approve_after_polls) {
    device.state = DeviceState::approved;
  }
  if (device.state == DeviceState::pending) return bare(400);
  device.state = DeviceState::used;
  return token_response(issue());
}

Response OAuth::token(const Request& request, const Fields& fields) {
  if (fields["grant_type"] == "authorization_code") return exchange(fields);
  if (fields["grant_type"] == "refresh_token") return refresh(request, fields);
  return error(400, "unsupported_grant_type", "authorization_code or refresh_token");
}

Response OAuth::exchange(const Fields& fields) {
  const auto found = codes_.find(fields["code"]);
  if (found == codes_.end() || found->second.used) return error(400, "invalid_grant", "invalid code");
  if (found->second.challenge == kInjectedChallenge) {
    return error(400, "invalid_request", "pkce is required when requesting offline_access scope");
  }
  if (found->second.redirect_uri != fields["redirect_uri"]) return error(400, "invalid_grant", "redirect_uri mismatch");
  const auto& verifier = fields["code_verifier"];
  if (verifier.size() < 43 || verifier.size() > 128) {
    return error(400, "invalid_request", "code_verifier must have 43 to 128 characters");
  }
  found->second.used = true;
  if (s256(verifier) != found->second.challenge) return error(400, "invalid_grant", "code verification failed");
  return token_response(issue(found->second.redirect_uri));
}

Response OAuth::refresh(const Request& request, const Fields& fields) {
  if (faults_.fire("invalid_grant", request.path) != nullptr) return error(400, "invalid_grant", "session not found");
  const auto found = refresh_.find(fields["refresh_token"]);
  if (found == refresh_.end()) return error(400, "invalid_grant", "session not found");
  auto& family = families_[found->second.family];
  if (found->second.used) family.revoked = true;  // reuse of a rotated token ends every token of its line
  if (family.revoked) return error(400, "invalid_grant", "session not found");
  if (!family.redirect_uri.empty() && fields["redirect_uri"] != family.redirect_uri) {
    return error(400, "invalid_grant", "redirect_uri mismatch");
  }
  found->second.used = true;
  for (auto& [text, access] : access_) {
    if (access.family == found->second.family) access.expires = {};
  }
  ++refreshes_;
  auto response = token_response(issue_in(found->second.family));
  if (faults_.fire("lost_refresh_response", request.path) != nullptr) response.fate = Fate::reset;
  return response;
}

Response OAuth::revoke(const Fields& fields) {
  const auto& token = fields["token"];
  if (const auto found = access_.find(token); found != access_.end()) families_[found->second.family].revoked = true;
  if (const auto found = refresh_.find(token); found != refresh_.end()) families_[found->second.family].revoked = true;
  return json_response(200, "{}");
}

void OAuth::approve_devices() {
  for (auto& [code, device] : devices_) {
    if (device.state == DeviceState::pending) device.state = DeviceState::approved;
  }
}

void OAuth::deny_devices() {
  for (auto& [code, device] : devices_) {
    if (device.state == DeviceState::pending) device.state = DeviceState::denied;
  }
}

void OAuth::expire_access_tokens() {
  for (auto& [text, access] : access_) access.expires = {};
}

void OAuth::revoke_all() {
  for (auto& [number, family] : families_) family.revoked = true;
}

}  // namespace cinemarco::sandbox
