// SPDX-License-Identifier: MIT
#include "api/calendar_report.hpp"

#include "store/calendar.hpp"

#include <utility>

namespace cinemarco::api {

namespace {

CalendarEntry to_entry(store::CalendarItem&& item) {
  CalendarEntry entry;
  entry.media_type = item.title.type;
  entry.entry_id = item.entry;
  entry.tmdb_id = item.title.tmdb_id;
  entry.title = std::move(item.name);
  entry.original_title = std::move(item.original_name);
  if (item.episode) {
    entry.season_number = item.episode->season;
    entry.episode_number = item.episode->episode;
  }
  entry.episode_name = std::move(item.episode_name);
  entry.poster_path = std::move(item.poster_path);
  entry.is_watched = item.is_watched;
  return entry;
}

}  // namespace

CalendarReport calendar_report(store::Connection& db, AccountId account, const AskedDays& asked, Date today) {
  const auto days = value_or_throw(calendar_days(asked, today), ErrorCode::invalid);
  CalendarReport report;
  for (auto& item : store::calendar_items(db, account, days)) {
    if (report.days.empty() || report.days.back().day != item.day) report.days.push_back({item.day, {}});
    report.days.back().items.push_back(to_entry(std::move(item)));
  }
  return report;
}

}  // namespace cinemarco::api
