// SPDX-License-Identifier: MIT
// What airs and comes out of the library's titles (docs/contract.md#calendar).
#pragma once

#include "domain/day_range.hpp"
#include "domain/title.hpp"
#include "store/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct CalendarItem {
  Date day;
  TitleKey title;
  EntryId entry;
  std::string name;  // of the movie or the series
  std::optional<std::string> original_name;
  std::optional<EpisodeNumber> episode;  // empty: a movie
  std::optional<std::string> episode_name, poster_path;
  bool is_watched = false;
  Instant told_at;  // since when all of this is as it is, but for is_watched
  int retold = 0;   // how often it has changed
};

// By day; within a day by name, season, episode.
[[nodiscard]] std::vector<CalendarItem> calendar_items(Connection& db, AccountId account, DayRange days);

// The latest day from which on at least `count` items lie before `today`; the first one's, where there are fewer.
// Empty: there is none.
[[nodiscard]] std::optional<Date> day_of_past_items(Connection& db, AccountId account, Date today, int count);

}  // namespace cinemarco::store
