// SPDX-License-Identifier: MIT
// What airs and comes out, by day, and the same as a feed that calendars subscribe to.
#include "api/calendar_report.hpp"
#include "api/features.hpp"
#include "exchange/calendar_feed.hpp"
#include "http/conditional.hpp"

namespace cinemarco::api {

namespace {

struct CalendarQuery {
  std::optional<Date> from, to;  // both days are in it; 14 days back and 90 ahead where neither is given
};
BOOST_DESCRIBE_STRUCT(CalendarQuery, (), (from, to))

struct FeedQuery {
  std::optional<std::string> token;  // of `cinemarco account tokens`, for calendars that send nothing else
};
BOOST_DESCRIBE_STRUCT(FeedQuery, (), (token))

Date today_of(store::Connection& db, Services& services) {
  return exchange::account_zone(db, services.account).day_of(services.clock.now());
}

// Its tag is that of its bytes: it stays while the library changes and the calendar does not.
http::Response feed(Services& services, const Call& call, const FeedQuery& query) {
  http::RequestHead head = call.request;
  if (query.token) head.headers.insert(head.headers.begin(), {"authorization", "Bearer " + *query.token});
  static_cast<void>(services.access.admit(head, Public::no));
  store::Reader reader{services.database};
  const auto days = exchange::feed_days(reader, services.account, today_of(reader, services));
  http::Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = exchange::calendar_feed(store::calendar_items(reader, services.account, days));
  response.etag = http::content_tag(response.body);
  return response;
}

}  // namespace

void add_calendar(Operations& api, Services& services) {
  api.get("/api/calendar", "What airs and comes out, by day",
          [&services](const Query<CalendarQuery>& query) {
            store::Reader reader{services.database};
            return calendar_report(reader, services.account, {query->from, query->to}, today_of(reader, services));
          })
      .cacheable_until_write();
  api.get("/calendar.ics", "The same as a feed of all-day events (iCalendar)",
          [&services](const Call& call, const Query<FeedQuery>& query) { return feed(services, call, *query); })
      .open_to(Audience::everyone)
      .gives_type("text/calendar");
}

}  // namespace cinemarco::api
