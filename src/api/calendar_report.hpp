// SPDX-License-Identifier: MIT
// What airs and comes out, as the API and the command line tell it.
#pragma once

#include "api/described.hpp"
#include "domain/day_range.hpp"
#include "domain/id.hpp"
#include "store/connection.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::api {

struct CalendarEntry {
  TitleType media_type = TitleType::movie;
  EntryId entry_id;
  std::int64_t tmdb_id = 0;
  std::string title;  // of the movie or the series
  std::optional<std::string> original_title;
  std::optional<int> season_number, episode_number;  // of an episode only
  std::optional<std::string> episode_name, poster_path;
  bool is_watched = false;
};

struct CalendarDay {
  Date day;
  std::vector<CalendarEntry> items;
};

struct CalendarReport {
  std::vector<CalendarDay> days;  // those on which there is something
};
BOOST_DESCRIBE_STRUCT(CalendarEntry, (),
                      (media_type, entry_id, tmdb_id, title, original_title, season_number, episode_number,
                       episode_name, poster_path, is_watched))
BOOST_DESCRIBE_STRUCT(CalendarDay, (), (day, items))
BOOST_DESCRIBE_STRUCT(CalendarReport, (), (days))

// Throws Error{invalid} where the days stand in the wrong order.
[[nodiscard]] CalendarReport calendar_report(store::Connection& db, AccountId account, const AskedDays& asked,
                                             Date today);

}  // namespace cinemarco::api
