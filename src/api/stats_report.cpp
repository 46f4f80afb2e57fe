// SPDX-License-Identifier: MIT
#include "api/stats_report.hpp"

#include "store/milestones.hpp"
#include "store/statistics.hpp"

namespace cinemarco::api {

Statistics stats_report(store::Connection& db, AccountId account, const AskedDays& asked, const TimeZone& zone,
                        Instant now) {
  const auto range = value_or_throw(in_order(asked), ErrorCode::invalid);
  return store::statistics(db, account, range, zone, zone.day_of(now));
}

Milestones milestones_report(store::Connection& db, AccountId account, const AskedDays& asked, const TimeZone& zone,
                             Instant now) {
  const auto range = value_or_throw(in_order(asked), ErrorCode::invalid);
  const auto today = zone.day_of(now);
  auto found = store::milestones(db, account, range, zone, today);
  found.longest_evenings = store::statistics(db, account, range, zone, today).longest_evenings;
  return found;
}

}  // namespace cinemarco::api
