// SPDX-License-Identifier: MIT
// What stands out among the plays of an account (docs/contract.md#milestones).
#pragma once

#include "domain/day_range.hpp"
#include "domain/milestones.hpp"
#include "domain/time_zone.hpp"
#include "store/connection.hpp"

namespace cinemarco::store {

// Of those days; `zone` and `today` are the account's. Without the longest evenings, which come with the statistics.
[[nodiscard]] Milestones milestones(Connection& db, AccountId account, const AskedDays& range, const TimeZone& zone,
                                    Date today);

}  // namespace cinemarco::store
