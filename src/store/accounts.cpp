// SPDX-License-Identifier: MIT
#include "store/accounts.hpp"

namespace cinemarco::store {

Account ensure_account(Transaction& tx, const std::string& time_zone) {
  tx.connection()
      .use("INSERT INTO accounts (id, name, time_zone) VALUES (1, 'me', ?) ON CONFLICT (id) DO NOTHING")
      .bind(time_zone)
      .run();
  auto account = tx.connection().use("SELECT id, name, time_zone FROM accounts WHERE id = 1");
  account.next();
  return {AccountId{account.integer(0)}, account.text(1), account.text(2)};
}

std::string time_zone_of(Connection& db, AccountId account) {
  auto row = db.use("SELECT time_zone FROM accounts WHERE id = ?");
  row.bind(account);
  return row.next() ? row.text(0) : std::string{};
}

std::string projected_with(Connection& db, AccountId account) {
  auto row = db.use("SELECT projected_with FROM accounts WHERE id = ?");
  row.bind(account);
  return row.next() ? row.optional_text(0).value_or("") : std::string{};
}

void set_time_zone(Transaction& tx, AccountId account, const std::string& time_zone,
                   const std::string& projected_with) {
  tx.connection()
      .use("UPDATE accounts SET time_zone = ?, projected_with = ? WHERE id = ?")
      .bind(time_zone, projected_with, account)
      .run();
}

}  // namespace cinemarco::store
