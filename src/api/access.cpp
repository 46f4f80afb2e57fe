// SPDX-License-Identifier: MIT
#include "api/access.hpp"

#include "api/door_cookies.hpp"
#include "exchange/account_zone.hpp"
#include "http/direct.hpp"
#include "http/host.hpp"
#include "store/known_browsers.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace cinemarco::api {

namespace {

Error log_in_first() {
  return {ErrorCode::log_in, "Log in first, or send an API token: Authorization: Bearer cmk_…."};
}

constexpr std::string_view kBearer = "bearer ";
// Those who log in wait behind whoever changes something at the door, and that one may have left meanwhile.
constexpr std::chrono::milliseconds kDoorWait{1000};

}  // namespace

bool carries_token(const http::RequestHead& head) {
  return std::ranges::equal(head.header("authorization").substr(0, kBearer.size()), kBearer, [](char a, char b) {
    return a == b || (a >= 'A' && a <= 'Z' && a + ('a' - 'A') == b);  // schemes have no case (RFC 9110, 11.1)
  });
}

void require_password_for(const std::string& listen_address, bool has_password) {
  if (has_password || http::is_loopback_address(listen_address)) return;
  throw Error{ErrorCode::configuration,
              "Others can reach " + listen_address +
                  ", and there is no password yet. Set one with `cinemarco account password`, or name a file that "
                  "holds it in CINEMARCO_PASSWORD_FILE; or listen on 127.0.0.1 only (CINEMARCO_LISTEN)."};
}

Access::Access(store::Database& database, AccountId account, store::Passwords& passwords, Clock& clock,
               http::TrustedProxies proxies, http::PublicUrl public_url)
    : database_{database},
      account_{account},
      passwords_{passwords},
      clock_{clock},
      proxies_{std::move(proxies)},
      public_url_{std::move(public_url)},
      limiter_{clock},
      notes_{database, account, passwords, clock} {
  passwords_.when_file_changes([this] { notes_.end_all_waiting(); });
}

Caller Access::admit(const http::RequestHead& head, Public is_public) {
  const auto origin = http::origin_of(head, proxies_);
  Caller caller;
  caller.address = origin.address;
  caller.https = is_over_https(head, origin);
  // No browser adds a token by itself: whoever sends one means it, from whatever page.
  if (const auto token = admit_token(head)) {
    caller.kind = CallerKind::token;
    caller.scope = token->scope;
    return caller;
  }
  // Whoever may read this may do so from anywhere and under any name, as health checks of proxies do; so may whoever
  // knows an address that is its own key.
  const bool open = is_public == Public::by_key || (is_public == Public::yes && http::is_safe(head.method));
  if (!has_password()) {
    caller.refusal = http::sign_of_a_stranger(head);
    if (caller.refusal && !open) throw Error{ErrorCode::forbidden, *caller.refusal};
    if (!caller.refusal) caller.kind = CallerKind::loopback;
    return caller;
  }
  if (!open) check_origin(head, origin.host);
  if (admit_session(head, caller)) return caller;
  if (is_public == Public::no) throw log_in_first();
  return caller;
}

// Whoever may not come in learns nothing of this machine's files.
bool Access::has_password() {
  try {
    const bool is_set = passwords_.is_set();
    unreadable_ = false;
    return is_set;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::configuration) throw;
    if (!unreadable_.exchange(true)) spdlog::error("{}", error.what());
    throw Error{ErrorCode::configuration,
                "Cinemarco's password cannot be read, so nobody comes in. The server's log says why."};
  }
}

void Access::check_origin(const http::RequestHead& head, std::string_view host_text) const {
  const auto host = http::parse_host(host_text);
  if (!host) throw Error{ErrorCode::invalid, "The Host header names no host."};
  // A page on another port of this host has the cookie sent with it, and learns by the time what it may not read.
  if (http::is_of_another_site(head)) throw Error{ErrorCode::forbidden, std::string{http::kOtherSite}};
  if (http::is_safe(head.method) || public_url_.owns(head.header("origin"))) return;
  if (const auto sign = http::sign_of_another_site(head, *host, host_text)) throw Error{ErrorCode::forbidden, *sign};
}

// A page that was opened over http says so, and its browser would drop a Secure cookie.
bool Access::is_over_https(const http::RequestHead& head, const http::Origin& origin) const {
  return origin.https || (public_url_.is_https() && !head.header("origin").starts_with("http://"));
}

http::CookieReach Access::reach(const Caller& caller) const {
  return {caller.https ? http::Secure::yes : http::Secure::no, public_url_.base().empty() ? "/" : public_url_.base()};
}

bool Access::still_admits(const http::RequestHead& head) noexcept {
  try {
    return admit(head, Public::no).kind != CallerKind::nobody;
  } catch (const std::exception& error) {
    spdlog::debug("who read events may not any more: {}", error.what());
    return false;
  }
}

// A wrong token is refused even where none is needed: who sends one means it.
std::optional<store::TokenRecord> Access::admit_token(const http::RequestHead& head) {
  if (!carries_token(head)) return std::nullopt;
  const auto secret = head.header("authorization").substr(kBearer.size());
  const auto now = clock_.now();
  store::Reader reader{database_};
  auto token = store::find_token(reader, account_, secret);
  if (!token) {
    throw Error{
        ErrorCode::log_in,
        "This API token is not known here, or was revoked. Make one with `cinemarco account tokens --new NAME`."};
  }
  if (token->until && exchange::account_zone(reader, account_).day_of(now) > *token->until) {
    throw Error{ErrorCode::log_in, "This API token ended with " + format_date(*token->until) +
                                       ". Make one with `cinemarco account tokens --new NAME`."};
  }
  if (!token->last_used_at || now - *token->last_used_at >= store::kTokenUseNoted) notes_.token_used(token->id);
  return token;
}

std::optional<store::SessionRecord> Access::session_of(std::string_view secret) {
  // Those that wait first: one that is written meanwhile is in the database then.
  if (auto waiting = notes_.waiting_session(secret)) return waiting;
  if (!passwords_.is_written()) return std::nullopt;  // a new password ends all that are in the database
  store::Reader reader{database_};
  return store::find_session(reader, account_, secret, clock_.now());
}

bool Access::admit_session(const http::RequestHead& head, Caller& caller) {
  for (const auto secret : sent(head, kSessionCookie)) {
    const auto session = session_of(secret);
    if (!session) continue;
    const auto now = clock_.now();
    if (now - session->last_seen_at >= store::kSessionRenewal) {
      notes_.session_used(session->id);
      const auto left = std::chrono::floor<std::chrono::seconds>(session->created_at + store::kSessionMost - now);
      caller.renewed_cookie = set_cookie(kSessionCookie, secret,
                                         std::min<std::chrono::seconds>(store::kSessionLifetime, left), reach(caller));
    }
    caller.kind = CallerKind::session;
    caller.session = session->id;
    return true;
  }
  return false;
}

// By what a browser that was in before is counted; empty: a stranger.
std::string Access::browser_of(const http::RequestHead& head, const Caller& caller) {
  if (caller.session) return "session " + std::to_string(*caller.session);
  store::Reader reader{database_};
  for (const auto secret : sent(head, kBrowserCookie)) {
    const auto row = store::find_browser(reader, account_, secret, clock_.now());
    if (row) return "browser " + std::to_string(*row);
  }
  return {};
}

Lane Access::password_lane(const http::RequestHead& head, const Caller& caller) {
  return browser_of(head, caller).empty() ? Lane::passwords : Lane::known_passwords;
}

std::string Access::check_password(const http::RequestHead& head, const Caller& caller, std::string_view password) {
  const http::Guesser who{caller.address, browser_of(head, caller)};
  if (const auto wait = limiter_.begin(who); wait.count() > 0) {
    throw RetryLater{"Too many wrong passwords. Try again in " + std::to_string(wait.count()) +
                         (wait.count() == 1 ? " second." : " seconds."),
                     wait};
  }
  auto proof = passwords_.verify(password);
  if (!proof) {
    spdlog::warn("wrong password from {}", caller.address);  // programs that ban addresses read this line (README)
    throw Error{ErrorCode::log_in, "The password is wrong."};
  }
  limiter_.succeeded(who);
  return std::move(*proof);
}

std::vector<std::string> Access::log_in(const http::RequestHead& head, const Caller& caller,
                                        std::string_view password) {
  if (!has_password()) {
    throw Error{ErrorCode::conflict, "There is no password here: on this machine everybody is in already."};
  }
  auto proof = check_password(head, caller, password);
  auto session = store::new_session(caller.address, head.header("user-agent"), clock_.now());
  for (const auto secret : sent(head, kSessionCookie)) {
    const auto former = session_of(secret);
    if (former && !notes_.end_waiting(former->id)) session.replaces.push_back(former->id);
  }
  {
    store::Reader reader{database_};
    for (const auto secret : sent(head, kBrowserCookie)) {
      if (store::find_browser(reader, account_, secret, clock_.now())) session.browser = secret;
    }
  }
  std::vector<std::string> cookies{set_cookie(kBrowserCookie, session.browser, store::kBrowserKnown, reach(caller)),
                                   set_cookie(kSessionCookie, session.secret, store::kSessionLifetime, reach(caller))};
  notes_.begin_session(std::move(session), std::move(proof));
  return cookies;
}

std::vector<std::string> Access::log_out(const http::RequestHead& head, const Caller& caller) {
  for (const auto secret : sent(head, kSessionCookie)) {
    const auto session = session_of(secret);
    if (session && !notes_.end_waiting(session->id)) static_cast<void>(end_session(session->id));
  }
  return remove_cookie(kSessionCookie, reach(caller));
}

void Access::prove(const http::RequestHead& head, const Caller& caller, const std::optional<std::string>& password) {
  if (!has_password()) return;
  if (!password) throw Error{ErrorCode::invalid, "This takes the password beside the log-in, and it is missing."};
  static_cast<void>(check_password(head, caller, *password));
}

void Access::change_password(std::string_view next, store::Tokens tokens) {
  passwords_.set(next, tokens, kDoorWait);
  notes_.end_all_waiting();
}

std::vector<store::SessionRecord> Access::sessions() {
  store::Reader reader{database_};
  return store::list_sessions(reader, account_, clock_.now());
}

bool Access::end_session(std::int64_t id) {
  store::Transaction tx{database_, store::Durability::normal, kDoorWait};
  const bool was_there = store::end_session(tx, account_, id);
  tx.commit();
  return was_there;
}

std::vector<store::TokenRecord> Access::tokens() {
  store::Reader reader{database_};
  return store::list_tokens(reader, account_);
}

store::NewToken Access::make_token(const store::TokenWish& wish) {
  // Whoever came in without a password must not keep the key for when there is one.
  if (!has_password()) {
    throw Error{ErrorCode::forbidden,
                "Without a password no token is handed out over HTTP. Make it on this machine with `cinemarco account "
                "tokens --new NAME`, or set a password first."};
  }
  store::Transaction tx{database_, store::Durability::normal, kDoorWait};
  auto token = store::make_token(tx, account_, wish, exchange::account_zone(tx, account_), clock_.now());
  tx.commit();
  return token;
}

bool Access::revoke_token(std::int64_t id) {
  store::Transaction tx{database_, store::Durability::normal, kDoorWait};
  const bool was_there = store::revoke_token(tx, account_, id);
  tx.commit();
  return was_there;
}

}  // namespace cinemarco::api
