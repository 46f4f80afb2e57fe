// SPDX-License-Identifier: MIT
// Which episodes count as aired (CONTRACT §4, rule 8), and whether a series was watched under other numbers than
// TMDB's.
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"

#include <map>
#include <optional>
#include <string_view>

namespace cinemarco {

// TMDB's episodes of a series, specials too; the value is empty where no air date is known.
using AirDates = std::map<EpisodeNumber, std::optional<Date>>;

// What else TMDB says of a series' days.
struct SeriesDates {
  std::optional<Date> first_air_date;
  std::map<int, Date> seasons;  // by season number; only those whose day is known
  bool has_ended = false;
};

// True for TMDB's words that nothing more will come: Ended, Canceled (in both spellings).
[[nodiscard]] bool is_ended(std::string_view status) noexcept;

// From which day on each episode counts as aired: its air date; without one the first day of its season; where that
// has none, the first day of the series; where that has none either, always if the series has ended. Empty: nobody
// knows, and the series has begun as soon as a regular episode of it was watched.
[[nodiscard]] AirDates aired_from(const AirDates& air_dates, const SeriesDates& series);

// Watched episodes and the day on which each was watched; empty: unknown.
using WatchedDays = std::map<EpisodeNumber, std::optional<Date>>;

// `aired`: days as aired_from gives them. Season 0 has no part in this.
[[nodiscard]] bool has_begun(const WatchedDays& watched) noexcept;
[[nodiscard]] bool has_aired(const std::optional<Date>& aired, bool begun, Date today) noexcept;

// The plays' numbering is another one as a whole (seasons by year, DVD order): either no episode that was watched is
// one of TMDB's; or those behind the end of TMDB's seasons, or in seasons that TMDB lacks, are at least as many as the
// ones of TMDB that had aired unwatched when the series was last watched. What comes next then can't be told.
[[nodiscard]] bool numbering_differs(const WatchedDays& watched, const AirDates& aired, Date today);

}  // namespace cinemarco
