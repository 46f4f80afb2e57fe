// SPDX-License-Identifier: MIT
// auth.trakt.tv: device flow, authorization code with PKCE, single-use refresh tokens (docs/trakt.md#tokens).
#pragma once

#include "sandbox/faults.hpp"
#include "sandbox/http.hpp"
#include "sandbox/options.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::sandbox {

struct TokenPair {
  std::string access_token;
  std::string refresh_token;
  std::int64_t expires_in = 0;
};

class OAuth {
 public:
  using Clock = std::chrono::steady_clock;

  OAuth(const Options& options, FaultPlan& faults) : options_(options), faults_(faults) {}

  Response handle(const Request& request);
  bool accepts(std::string_view access_token) const;
  /// Every access and refresh token ever given, for tests that look for them where they must not be.
  std::vector<std::string> issued() const;

  TokenPair issue(std::string redirect_uri = {});
  std::string issue_code(std::string challenge, std::string redirect_uri);
  void approve_devices();
  void deny_devices();
  /// As if the lifetime of every access token were over.
  void expire_access_tokens();
  void revoke_all();
  std::uint64_t refreshes() const { return refreshes_; }
  void reset_refreshes() { refreshes_ = 0; }
  void set_base_url(std::string url) { base_url_ = std::move(url); }

 private:
  enum class DeviceState : std::uint8_t { pending, approved, used, denied };
  struct Device {
    std::string user_code;
    DeviceState state = DeviceState::pending;
    Clock::time_point expires, next_poll;
    int polls = 0;
  };
  struct Code {
    std::string challenge, redirect_uri;
    bool used = false;
  };
  struct Access {
    Clock::time_point expires;
    int family = 0;
  };
  struct Refresh {
    int family = 0;
    bool used = false;
  };
  struct Family {
    bool revoked = false;
    std::string redirect_uri;
  };
  struct Fields;

  Response device_code(const Fields& fields);
  Response device_token(const Fields& fields);
  Response token(const Request& request, const Fields& fields);
  Response exchange(const Fields& fields);
  Response refresh(const Request& request, const Fields& fields);
  Response revoke(const Fields& fields);
  Response authorize(const Request& request);
  Response activate(const Request& request);
  TokenPair issue_in(int family);
  Response token_response(const TokenPair& pair) const;

  const Options& options_;
  FaultPlan& faults_;
  std::string base_url_;
  std::map<std::string, Device, std::less<>> devices_;
  std::map<std::string, Code, std::less<>> codes_;
  std::map<std::string, Access, std::less<>> access_;
  std::map<std::string, Refresh, std::less<>> refresh_;
  std::map<int, Family> families_;
  int next_family_ = 1;
  std::uint64_t refreshes_ = 0;
};

/// base64url(sha256(verifier)), RFC 7636.
std::string s256(std::string_view verifier);

}  // namespace cinemarco::sandbox
