// SPDX-License-Identifier: MIT
// Which episodes count as aired (docs/contract.md#rule-8), and whether a series was watched under other numbers than
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

// The plays' numbering is another one as a whole (seasons by year, DVD order, numbers that go on across seasons or
// begin anew), so that what comes next can't be told: TMDB had episodes that were unwatched when the series was last
// watched, and of the plays' numbers that lie outside TMDB's season of that number
// - some are in a season whose first episode at TMDB is unwatched, or that TMDB lacks;
// - or lie before a season whose numbers go on from the season before it;
// - or go on behind a season, by more than two-parters that TMDB tells as one, where nothing of the next was watched;
// - or are as many as the unwatched ones.
// An episode 0, and a gap within TMDB's season, prove nothing. Which play is which of TMDB's episodes is not guessed:
// where the numbers differ, so do the counts.
[[nodiscard]] bool numbering_differs(const WatchedDays& watched, const AirDates& aired, Date today);

}  // namespace cinemarco
