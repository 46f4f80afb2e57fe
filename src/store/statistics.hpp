// SPDX-License-Identifier: MIT
// What all plays of an account add up to (docs/contract.md#rule-15).
#pragma once

#include "domain/statistics.hpp"
#include "domain/time_zone.hpp"
#include "store/connection.hpp"

namespace cinemarco::store {

// Of the plays of those days; where no end is given, also of those without a day. `zone` and `today` are the account's.
[[nodiscard]] Statistics statistics(Connection& db, AccountId account, const AskedDays& range, const TimeZone& zone,
                                    Date today);

}  // namespace cinemarco::store
