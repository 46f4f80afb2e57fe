// SPDX-License-Identifier: MIT
#include "api/stats_report.hpp"

#include "store/statistics.hpp"

namespace cinemarco::api {

Statistics stats_report(store::Connection& db, AccountId account, const AskedDays& asked, const TimeZone& zone,
                        Instant now) {
  const auto range = value_or_throw(in_order(asked), ErrorCode::invalid);
  return store::statistics(db, account, range, zone, zone.day_of(now));
}

}  // namespace cinemarco::api
