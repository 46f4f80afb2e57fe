// SPDX-License-Identifier: MIT
#include "store/known_browsers.hpp"

#include "store/secrets.hpp"

namespace cinemarco::store {

void remember_browser(Transaction& tx, AccountId account, std::string_view secret, Instant now) {
  auto& db = tx.connection();
  db.use(
        "INSERT INTO known_browsers (account_id, secret_hash, last_in_at) VALUES (?, ?, ?) "
        "ON CONFLICT (secret_hash) DO UPDATE SET last_in_at = excluded.last_in_at")
      .bind(account, secret_hash(secret), now)
      .run();
  db.use(
        "DELETE FROM known_browsers WHERE last_in_at <= ? OR id NOT IN "
        "(SELECT id FROM known_browsers ORDER BY last_in_at DESC, id DESC LIMIT ?)")
      .bind(now - kBrowserKnown, kMostBrowsers)
      .run();
}

std::optional<std::int64_t> find_browser(Connection& db, AccountId account, std::string_view secret, Instant now) {
  auto row = db.use("SELECT id FROM known_browsers WHERE secret_hash = ? AND account_id = ? AND last_in_at > ?");
  row.bind(secret_hash(secret), account, now - kBrowserKnown);
  if (!row.next()) return std::nullopt;
  return row.integer(0);
}

}  // namespace cinemarco::store
