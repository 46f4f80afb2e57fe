// SPDX-License-Identifier: MIT
// The account's time zone, the only one (docs/contract.md#rule-14): days, months, pages and the API ask here.
#pragma once

#include "domain/time_zone.hpp"
#include "store/accounts.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace cinemarco::exchange {

// What the settings, or else the system, say now; empty where they don't tell: then the account keeps its own.
using ZoneSetting = std::function<std::optional<TimeZone>()>;

// Throws Error{configuration} where the system's tables don't have it (any more).
[[nodiscard]] TimeZone account_zone(store::Connection& db, AccountId account);

// Account 1; a new one begins with the wanted zone, or with UTC until one is told.
[[nodiscard]] store::Account ensure_account(store::Transaction& tx, const std::optional<TimeZone>& wanted);
// The same in a transaction of its own where there is none yet.
[[nodiscard]] AccountId ensure_account(store::Database& database, const std::optional<TimeZone>& wanted);

// Whether the days are told as the zone that is wanted, with the tables and rules of now, tells them.
[[nodiscard]] bool is_zone_settled(store::Connection& db, AccountId account, const std::optional<TimeZone>& wanted);

// Where the account's zone is not the one that is wanted, or the titles were projected with another table or by other
// rules, moves it and projects every title anew, all in the caller's transaction: about a second for a big library. A
// sentence that says so; empty if there was nothing to do, or no title. Throws as account_zone.
std::optional<std::string> settle_zone(store::Transaction& tx, AccountId account, const std::optional<TimeZone>& wanted,
                                       Instant now);

// The same in a transaction of its own, if it is needed, and unless a run goes on, whose days must stay those of one
// zone: the next one to ask comes after it.
std::optional<std::string> settle_zone_unless_running(store::Database& database,
                                                      const std::filesystem::path& data_folder, AccountId account,
                                                      const std::optional<TimeZone>& wanted, Instant now);

}  // namespace cinemarco::exchange
