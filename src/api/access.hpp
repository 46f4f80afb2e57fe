// SPDX-License-Identifier: MIT
// Who may come in: a session, a token, or, where there is no password, whoever is on this machine.
#pragma once

#include "api/door_notes.hpp"
#include "api/lanes.hpp"
#include "domain/clock.hpp"
#include "domain/error.hpp"
#include "http/cookie.hpp"
#include "http/login_limiter.hpp"
#include "http/proxy.hpp"
#include "http/public_url.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "store/api_tokens.hpp"
#include "store/database.hpp"
#include "store/passwords.hpp"
#include "store/sessions.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::api {

enum class CallerKind { loopback, session, token, nobody };

struct Caller {
  CallerKind kind = CallerKind::nobody;
  std::optional<std::int64_t> session;     // its row
  std::optional<store::TokenScope> scope;  // of the token
  std::string address;
  bool https = false;
  std::optional<std::string> renewed_cookie;  // the session goes on: so must the browser's cookie
  std::optional<std::string> refusal;         // of nobody, without a password: why, as a sentence
};

// `by_key`: whoever knows the address may send to it, through whatever proxy.
enum class Public { no, yes, by_key };

// Slowed down; `seconds` is for Retry-After.
class RetryLater final : public Error {
 public:
  RetryLater(const std::string& message, std::chrono::seconds wait)
      : RetryLater{ErrorCode::rate_limited, message, wait} {}
  RetryLater(ErrorCode code, const std::string& message, std::chrono::seconds wait)
      : Error{code, message}, wait_{wait} {}
  [[nodiscard]] std::int64_t seconds() const noexcept { return wait_.count(); }

 private:
  std::chrono::seconds wait_;
};

// Whether it sends an API token, be it a good one or not.
[[nodiscard]] bool carries_token(const http::RequestHead& head);

// A server that others can reach needs a password. Throws Error{configuration} that says how to set one.
void require_password_for(const std::string& listen_address, bool has_password);

// Safe from any thread.
class Access {
 public:
  // References must outlive the object.
  Access(store::Database& database, AccountId account, store::Passwords& passwords, Clock& clock,
         http::TrustedProxies proxies, http::PublicUrl public_url = {});

  // Throws Error: log_in, forbidden (from another site's page, or not straight from this machine).
  // Without a password everybody on this machine comes in, and nobody whose request shows that it came from elsewhere
  // (http/direct.hpp). With one, the name does not matter: a page under another name does not get our cookie.
  // A token that holds is enough, from any page. `is_public`: who asks need not be known, and what only reads is
  // answered under any name and through any proxy.
  [[nodiscard]] Caller admit(const http::RequestHead& head, Public is_public);

  // Whether the caller would still be let in as a member. For whatever goes on after its answer has begun.
  [[nodiscard]] bool still_admits(const http::RequestHead& head) noexcept;

  // Where to check the password of whoever sends this.
  [[nodiscard]] Lane password_lane(const http::RequestHead& head, const Caller& caller);
  // The cookies by which the browser is known, and last that of the session. A session that came along ends.
  // Throws Error: log_in (wrong), RetryLater, conflict (there is no password to log in with).
  [[nodiscard]] std::vector<std::string> log_in(const http::RequestHead& head, const Caller& caller,
                                                std::string_view password);
  // Ends every session that came along. The cookies that remove theirs.
  [[nodiscard]] std::vector<std::string> log_out(const http::RequestHead& head, const Caller& caller);
  // For what takes the password beside the log-in. Nothing where there is none. Throws Error: invalid (it is missing),
  // log_in (wrong), RetryLater.
  void prove(const http::RequestHead& head, const Caller& caller, const std::optional<std::string>& password);
  // Ends every session, the caller's too. Throws Error: invalid, conflict.
  void change_password(std::string_view next, store::Tokens tokens);
  // Throws Error{configuration}: it cannot be read. Why is for the log, not for strangers.
  [[nodiscard]] bool has_password();

  // From now on uses are noted, and sessions written, by a thread of its own. Until then by `write_notes` alone.
  void start() { notes_.start(); }
  // False: the database is in use; they stay noted.
  bool write_notes() { return notes_.write(); }

  [[nodiscard]] std::vector<store::SessionRecord> sessions();
  // False: there is none, or no longer.
  [[nodiscard]] bool end_session(std::int64_t id);
  [[nodiscard]] std::vector<store::TokenRecord> tokens();
  // Throws Error: invalid, conflict, forbidden (there is no password).
  [[nodiscard]] store::NewToken make_token(const store::TokenWish& wish);
  [[nodiscard]] bool revoke_token(std::int64_t id);  // as above

 private:
  void check_origin(const http::RequestHead& head, std::string_view host_text) const;
  [[nodiscard]] bool is_over_https(const http::RequestHead& head, const http::Origin& origin) const;
  [[nodiscard]] http::CookieReach reach(const Caller& caller) const;
  [[nodiscard]] std::optional<store::TokenRecord> admit_token(const http::RequestHead& head);
  [[nodiscard]] bool admit_session(const http::RequestHead& head, Caller& caller);
  [[nodiscard]] std::optional<store::SessionRecord> session_of(std::string_view secret);
  [[nodiscard]] std::string browser_of(const http::RequestHead& head, const Caller& caller);
  // What Passwords::verify gives.
  std::string check_password(const http::RequestHead& head, const Caller& caller, std::string_view password);

  store::Database& database_;
  AccountId account_;
  store::Passwords& passwords_;
  Clock& clock_;
  http::TrustedProxies proxies_;
  http::PublicUrl public_url_;
  http::LoginLimiter limiter_;
  DoorNotes notes_;
  std::atomic<bool> unreadable_{false};  // the password, as the log was told
};

}  // namespace cinemarco::api
