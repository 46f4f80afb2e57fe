// SPDX-License-Identifier: MIT
// Who may come in: a session, a token, or, where there is no password, whoever is on this machine.
#pragma once

#include "api/door_notes.hpp"
#include "domain/clock.hpp"
#include "domain/error.hpp"
#include "http/login_limiter.hpp"
#include "http/proxy.hpp"
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

inline constexpr std::string_view kSessionCookie = "cinemarco_session";

enum class CallerKind { loopback, session, token, nobody };

struct Caller {
  CallerKind kind = CallerKind::nobody;
  std::optional<std::int64_t> session;  // its row
  std::string address;
  bool https = false;
  std::optional<std::string> renewed_cookie;  // the session goes on: so must the browser's cookie
  std::optional<std::string> refusal;         // of nobody, without a password: why, as a sentence
};

enum class Public { no, yes };

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
         http::TrustedProxies proxies);

  // Throws Error: log_in, forbidden (from another site's page, or not straight from this machine).
  // Without a password everybody on this machine comes in, and nobody whose request shows that it came from elsewhere
  // (http/direct.hpp). With one, the name does not matter: a page under another name does not get our cookie.
  // A token that holds is enough, from any page. `is_public`: who asks need not be known, and what only reads is
  // answered under any name and through any proxy.
  [[nodiscard]] Caller admit(const http::RequestHead& head, Public is_public);

  // The session's cookie. Throws Error: log_in (wrong), RetryLater, conflict (there is no password to log in
  // with).
  [[nodiscard]] std::string log_in(const Caller& caller, std::string_view user_agent, std::string_view password);
  // The cookie that removes the session's.
  [[nodiscard]] std::string log_out(const Caller& caller);
  // Ends every session, the caller's too. `current` is not asked for where there is no password yet.
  // Throws Error: log_in (`current` is wrong), RetryLater, invalid, conflict.
  void change_password(const Caller& caller, std::string_view current, std::string_view next);
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
  [[nodiscard]] store::NewToken make_token(const std::string& name);
  [[nodiscard]] bool revoke_token(std::int64_t id);  // as above

 private:
  void check_origin(const http::RequestHead& head, std::string_view host_text) const;
  [[nodiscard]] bool admit_token(const http::RequestHead& head);
  [[nodiscard]] bool admit_session(const http::RequestHead& head, Caller& caller);
  void check_password(const std::string& address, std::string_view password);

  store::Database& database_;
  AccountId account_;
  store::Passwords& passwords_;
  Clock& clock_;
  http::TrustedProxies proxies_;
  http::LoginLimiter limiter_;
  DoorNotes notes_;
  std::atomic<bool> unreadable_{false};  // the password, as the log was told
};

}  // namespace cinemarco::api
