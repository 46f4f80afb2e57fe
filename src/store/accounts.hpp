// SPDX-License-Identifier: MIT
// Accounts: the first run makes account 1.
#pragma once

#include "domain/id.hpp"
#include "store/database.hpp"

#include <string>

namespace cinemarco::store {

struct Account {
  AccountId id;
  std::string name;
  std::string time_zone;
};

// Account 1; `time_zone` is that of a new one.
[[nodiscard]] Account ensure_account(Transaction& tx, const std::string& time_zone);

// Empty: there is no such account.
[[nodiscard]] std::string time_zone_of(Connection& db, AccountId account);

// With what every title was projected last: the zone, its table, our rules. Empty: nobody noted it.
[[nodiscard]] std::string projected_with(Connection& db, AccountId account);

// Days change with the zone: in the same transaction the caller projects every title anew, with what the stamp says.
void set_time_zone(Transaction& tx, AccountId account, const std::string& time_zone, const std::string& projected_with);

}  // namespace cinemarco::store
