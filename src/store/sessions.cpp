// SPDX-License-Identifier: MIT
#include "store/sessions.hpp"

#include "domain/cut.hpp"
#include "json/utf8.hpp"
#include "store/known_browsers.hpp"
#include "store/secrets.hpp"

#include <algorithm>

namespace cinemarco::store {

namespace {

constexpr std::size_t kLongestAgent = 300;

SessionRecord read_session(const Use& row) {
  const auto created = row.instant(1).value_or(Instant{});
  const auto expires = row.instant(3).value_or(Instant{});
  return {row.integer(0), created,    row.instant(2).value_or(Instant{}), std::min(expires, created + kSessionMost),
          row.text(4),    row.text(5)};
}

// Whole characters of it.
std::string fit_agent(std::string_view agent) {
  const auto text = json::mend_utf8(agent).value_or(std::string{agent});
  return std::string{cut(text, kLongestAgent)};
}

}  // namespace

NewSession new_session(std::string_view address, std::string_view user_agent, Instant now) {
  return {random_secret(),
          {0, now, now, now + kSessionLifetime, std::string{address}, fit_agent(user_agent)},
          random_secret(),
          {}};
}

void begin_session(Transaction& tx, AccountId account, const NewSession& session, Instant now) {
  auto& db = tx.connection();
  db.use("DELETE FROM sessions WHERE expires_at <= ? OR created_at <= ?").bind(now, now - kSessionMost).run();
  for (const auto id : session.replaces) end_session(tx, account, id);
  const auto& facts = session.record;
  db.use(
        "INSERT INTO sessions (account_id, secret_hash, created_at, last_seen_at, expires_at, address, user_agent) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(account, secret_hash(session.secret), facts.created_at, facts.last_seen_at, facts.expires_at, facts.address,
            facts.user_agent)
      .run();
  remember_browser(tx, account, session.browser, now);
}

std::optional<SessionRecord> find_session(Connection& db, AccountId account, std::string_view secret, Instant now) {
  auto row = db.use(
      "SELECT id, created_at, last_seen_at, expires_at, address, user_agent FROM sessions "
      "WHERE secret_hash = ? AND account_id = ? AND expires_at > ? AND created_at > ?");
  row.bind(secret_hash(secret), account, now, now - kSessionMost);
  if (!row.next()) return std::nullopt;
  return read_session(row);
}

void renew_session(Transaction& tx, std::int64_t id, Instant now) {
  tx.connection()
      .use("UPDATE sessions SET last_seen_at = ?, expires_at = ? WHERE id = ?")
      .bind(now, now + kSessionLifetime, id)
      .run();
}

std::vector<SessionRecord> list_sessions(Connection& db, AccountId account, Instant now) {
  auto rows = db.use(
      "SELECT id, created_at, last_seen_at, expires_at, address, user_agent FROM sessions "
      "WHERE account_id = ? AND expires_at > ? AND created_at > ? ORDER BY last_seen_at DESC, id DESC");
  rows.bind(account, now, now - kSessionMost);
  std::vector<SessionRecord> sessions;
  while (rows.next()) sessions.push_back(read_session(rows));
  return sessions;
}

bool end_session(Transaction& tx, AccountId account, std::int64_t id) {
  return tx.connection().use("DELETE FROM sessions WHERE account_id = ? AND id = ?").bind(account, id).run() > 0;
}

void end_all_sessions(Transaction& tx, AccountId account) {
  tx.connection().use("DELETE FROM sessions WHERE account_id = ?").bind(account).run();
}

}  // namespace cinemarco::store
