// SPDX-License-Identifier: MIT
// Logging in and out; sessions, tokens and the password.
#include "api/features.hpp"
#include "api/paging.hpp"

namespace cinemarco::api {

BOOST_DESCRIBE_ENUM(CallerKind, loopback, session, token, nobody)

namespace {

struct SessionState {
  bool authorized = false;
  CallerKind by = CallerKind::nobody;
  bool password_set = false;
  std::optional<std::string> refusal;  // without a password: why who asks may not come in this way
};
BOOST_DESCRIBE_STRUCT(SessionState, (), (authorized, by, password_set, refusal))

struct LogIn {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(LogIn, (), (password))

struct PasswordChange {
  std::optional<std::string> current;  // not needed for the first password
  std::string password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, password))

struct SessionItem {
  std::int64_t id = 0;
  bool is_this = false;
  Instant created_at, last_seen_at, expires_at;
  std::string address, user_agent;
};
BOOST_DESCRIBE_STRUCT(SessionItem, (), (id, is_this, created_at, last_seen_at, expires_at, address, user_agent))

struct SessionList : Paging {
  std::vector<SessionItem> sessions;
};
BOOST_DESCRIBE_STRUCT(SessionList, (Paging), (sessions))

struct TokenItem {
  std::int64_t id = 0;
  std::string name;
  Instant created_at;
  std::optional<Instant> last_used_at;
};
BOOST_DESCRIBE_STRUCT(TokenItem, (), (id, name, created_at, last_used_at))

struct TokenList : Paging {
  std::vector<TokenItem> tokens;
};
BOOST_DESCRIBE_STRUCT(TokenList, (Paging), (tokens))

struct TokenName {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(TokenName, (), (name))

struct MadeToken {
  std::int64_t id = 0;
  std::string name;
  std::string token;  // shown this once
};
BOOST_DESCRIBE_STRUCT(MadeToken, (), (id, name, token))

SessionState state(Services& services, const Caller& caller) {
  return {caller.kind != CallerKind::nobody, caller.kind, services.access.has_password(), caller.refusal};
}

http::Response with_cookie(http::Response response, std::string cookie) {
  response.set("set-cookie", std::move(cookie));
  return response;
}

http::Response nothing() {
  http::Response response;
  response.status = 204;
  return response;
}

SessionList sessions(Services& services, const Caller& caller, const PageQuery& query) {
  SessionList list;
  auto found = services.access.sessions();
  static_cast<Paging&>(list) = cut_page(found, query, "sessions", [](const auto& session) { return session.id; });
  for (auto& session : found) {
    list.sessions.push_back({session.id, session.id == caller.session, session.created_at, session.last_seen_at,
                             session.expires_at, std::move(session.address), std::move(session.user_agent)});
  }
  return list;
}

TokenList tokens(Services& services, const PageQuery& query) {
  TokenList list;
  auto found = services.access.tokens();
  static_cast<Paging&>(list) = cut_page(found, query, "tokens", [](const auto& token) { return token.id; });
  for (auto& token : found) {
    list.tokens.push_back({token.id, std::move(token.name), token.created_at, token.last_used_at});
  }
  return list;
}

void add_log_in(Operations& api, Services& services) {
  api.get("/api/session", "Who is asking, and whether a password is needed",
          [&services](const Call& call) { return state(services, call.caller); })
      .open_to(Audience::everyone);
  auto& log_in = api.post(
      "/api/session", "Logs in: sets the session's cookie", [&services](const Call& call, const Body<LogIn>& wanted) {
        auto cookie = services.access.log_in(call.caller, call.request.header("user-agent"), wanted->password);
        return with_cookie(json_response(SessionState{true, CallerKind::session, true, std::nullopt}),
                           std::move(cookie));
      });
  log_in.open_to(Audience::everyone).in(Lane::passwords).not_repeatable();
  api.describe_answer<SessionState>(log_in);
  api.del("/api/session", "Logs out",
          [&services](const Call& call) {
            auto response = with_cookie(nothing(), services.access.log_out(call.caller));
            response.set("clear-site-data", "\"cache\"");  // lists and pictures that the browser kept
            return response;
          })
      .open_to(Audience::everyone)
      .gives_nothing();
}

}  // namespace

void add_session(Operations& api, Services& services) {
  add_log_in(api, services);
  api.put("/api/password", "Sets the password; every session ends",
          [&services](const Call& call, const Body<PasswordChange>& wanted) {
            services.access.change_password(call.caller, wanted->current.value_or(""), wanted->password);
          })
      .in(Lane::passwords);
  api.get("/api/sessions", "Where somebody is logged in", [&services](const Call& call, const Query<PageQuery>& query) {
    return sessions(services, call.caller, *query);
  });
  api.del("/api/sessions/{id}", "Ends a session",
          [&services](std::int64_t id) { return OrGone<void>{services.access.end_session(made_once(id, "session"))}; });
  api.get("/api/tokens", "The tokens of scripts",
          [&services](const Query<PageQuery>& query) { return tokens(services, *query); });
  api.post("/api/tokens", "Makes a token; it is shown this once. Not without a password",
           [&services](const Body<TokenName>& wanted) {
             auto token = services.access.make_token(wanted->name);
             return Created<MadeToken>{{token.record.id, std::move(token.record.name), std::move(token.secret)},
                                       "/api/tokens/" + std::to_string(token.record.id)};
           })
      .gives_secret();
  api.del("/api/tokens/{id}", "Revokes a token",
          [&services](std::int64_t id) { return OrGone<void>{services.access.revoke_token(made_once(id, "token"))}; });
}

}  // namespace cinemarco::api
