// SPDX-License-Identifier: MIT
// Logging in and out; sessions and the password.
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
  std::optional<bool> revoke_tokens;  // false, where it is not said: scripts go on
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, password, revoke_tokens))

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

SessionState state(Services& services, const Caller& caller) {
  return {caller.kind != CallerKind::nobody, caller.kind, services.access.has_password(), caller.refusal};
}

http::Response with_cookies(http::Response response, const std::vector<std::string>& cookies) {
  for (const auto& cookie : cookies) response.set("set-cookie", cookie);
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

// Two rooms to wait in: a stranger's tries must not stand before somebody who was in.
http::Response log_in(Services& services, const Call& call, const LogIn& wanted) {
  http::Response response;
  if (call.lane != way(Lane::passwords).lane && call.lane != way(Lane::known_passwords).lane) {
    response.elsewhere = way(services.access.password_lane(call.request, call.caller));
    return response;
  }
  const auto cookies = services.access.log_in(call.request, call.caller, wanted.password);
  return with_cookies(json_response(SessionState{true, CallerKind::session, true, std::nullopt}), cookies);
}

void add_log_in(Operations& api, Services& services) {
  api.get("/api/session", "Who is asking, and whether a password is needed",
          [&services](const Call& call) { return state(services, call.caller); })
      .open_to(Audience::everyone);
  auto& log_in_operation =
      api.post("/api/session", "Logs in: sets the session's cookie",
               [&services](const Call& call, const Body<LogIn>& wanted) { return log_in(services, call, *wanted); });
  log_in_operation.open_to(Audience::everyone).in(Lane::rows).not_repeatable();
  api.describe_answer<SessionState>(log_in_operation);
  api.del("/api/session", "Logs out",
          [&services](const Call& call) {
            auto response = with_cookies(nothing(), services.access.log_out(call.request, call.caller));
            response.set("clear-site-data", "\"cache\"");  // lists and pictures that the browser kept
            return response;
          })
      .open_to(Audience::everyone)
      .gives_nothing();
}

}  // namespace

void add_session(Operations& api, Services& services) {
  add_log_in(api, services);
  api.put("/api/password", "Sets the password; every session ends, and if that is wanted every token",
          [&services](const Call& call, const Body<PasswordChange>& wanted) {
            services.access.prove(call.request, call.caller, wanted->current);
            services.access.change_password(wanted->password, wanted->revoke_tokens.value_or(false)
                                                                  ? store::Tokens::are_revoked
                                                                  : store::Tokens::go_on);
          })
      .in(Lane::known_passwords);
  api.get("/api/sessions", "Where somebody is logged in", [&services](const Call& call, const Query<PageQuery>& query) {
    return sessions(services, call.caller, *query);
  });
  api.del("/api/sessions/{id}", "Ends a session",
          [&services](std::int64_t id) { return OrGone<void>{services.access.end_session(made_once(id, "session"))}; });
}

}  // namespace cinemarco::api
