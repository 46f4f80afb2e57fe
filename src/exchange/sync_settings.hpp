// SPDX-License-Identifier: MIT
// How the user wants to be kept in step.
#pragma once

#include "exchange/sync_schedule.hpp"
#include "store/database.hpp"

#include <chrono>

namespace cinemarco::exchange {

struct SyncSettings {
  bool enabled = true;
  std::chrono::minutes interval = kUsualInterval;
  bool push = false;  // tell Trakt what was changed here
};
[[nodiscard]] SyncSettings load_sync_settings(store::Connection& db, AccountId account);
// Throws Error{invalid} for an interval outside 15 minutes to 24 hours.
void save_sync_settings(store::Transaction& tx, AccountId account, const SyncSettings& settings);

}  // namespace cinemarco::exchange
