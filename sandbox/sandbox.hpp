// SPDX-License-Identifier: MIT
// A stand-in for Trakt and TMDB on loopback, as faithful and as nasty as docs/trakt.md and docs/tmdb.md say.
#pragma once

#include "sandbox/account.hpp"
#include "sandbox/counters.hpp"
#include "sandbox/oauth.hpp"
#include "sandbox/options.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cinemarco::sandbox {

/// Where each service answers; the names of the settings that take them are in env_lines().
struct Urls {
  std::string base;         // http://127.0.0.1:PORT
  std::string trakt_api;    // …/trakt
  std::string trakt_auth;   // …/auth
  std::string tmdb_api;     // …/3
  std::string tmdb_images;  // …/t/p
};

Urls urls_at(const std::string& base);

/// Serves from construction to destruction, on a thread of its own. Every method may be called from any thread.
class Sandbox {
 public:
  explicit Sandbox(Options options = {});
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  std::uint16_t port() const;
  Urls urls() const;
  /// The lines of an .env file: the four URLs, the client id and secret, the TMDB key.
  std::string env_lines() const;

  Counters counters() const;
  void reset_counters();
  void set_faults(Faults faults);

  /// Changes the account while the server runs; its changes bump last_activities.
  void edit(const std::function<void(Account&)>& change);
  /// As Account::edit_catalogue: both services know of it from the next request on.
  void edit_catalogue(const std::function<void(Catalogue&)>& change);
  /// Not to be read while another thread edits it.
  const Catalogue& catalogue() const;

  /// Device codes that wait are approved or denied.
  void approve_devices();
  void deny_devices();
  /// A signed-in session without any flow.
  TokenPair issue_tokens();
  /// An authorization code for a PKCE challenge, as if the user had approved the page.
  std::string authorization_code(std::string code_challenge, std::string redirect_uri);
  /// Every access and refresh token ever given.
  std::vector<std::string> issued_tokens() const;
  void expire_access_tokens();
  void revoke_all_tokens();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cinemarco::sandbox
