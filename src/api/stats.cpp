// SPDX-License-Identifier: MIT
// What all plays add up to: in all, in a range of days, in a year.
#include "api/features.hpp"
#include "api/stats_report.hpp"

namespace cinemarco::api {

namespace {

struct StatsQuery {
  std::optional<Date> from, to;  // both days are in it
};
BOOST_DESCRIBE_STRUCT(StatsQuery, (), (from, to))

using Year = json::Within<0, 9999>;

Statistics report(Services& services, const AskedDays& asked) {
  store::Reader reader{services.database};
  return stats_report(reader, services.account, asked, exchange::account_zone(reader, services.account),
                      services.clock.now());
}

Milestones outstanding(Services& services, const AskedDays& asked) {
  store::Reader reader{services.database};
  return milestones_report(reader, services.account, asked, exchange::account_zone(reader, services.account),
                           services.clock.now());
}

}  // namespace

void add_stats(Operations& api, Services& services) {
  api.get("/api/stats", "What all plays, or those of some days, add up to",
          [&services](const Query<StatsQuery>& query) { return report(services, {query->from, query->to}); })
      .cacheable_until_write();
  api.get("/api/stats/{year}", "What the plays of a year add up to",
          [&services](Year year) { return report(services, days_of_year(year)); })
      .cacheable_until_write();
  api.get("/api/milestones", "What stands out among all plays, or those of some days",
          [&services](const Query<StatsQuery>& query) { return outstanding(services, {query->from, query->to}); })
      .cacheable_until_write();
}

}  // namespace cinemarco::api
