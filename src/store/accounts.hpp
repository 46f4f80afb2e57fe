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

// Account 1, made if it is not there; its time zone becomes `time_zone`.
[[nodiscard]] Account ensure_account(Transaction& tx, const std::string& time_zone);

}  // namespace cinemarco::store
