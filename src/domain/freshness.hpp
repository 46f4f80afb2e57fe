// SPDX-License-Identifier: MIT
// When what TMDB says of a title is asked for anew (docs/tmdb.md#age-of-answers). Pure.
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>

namespace cinemarco {

// Whatever else is known, nothing older than this is kept unasked: TMDB's own limit is 6 months.
inline constexpr std::chrono::days kMaxAge{150};

struct TitleAge {
  TitleKey title;
  Instant fetched_at;                 // TMDB said what is stored
  std::optional<Instant> checked_at;  // by TMDB's list of changes, nothing of it had changed by then
  std::optional<Date> released;       // of a series: its first air date
  std::optional<std::string> status;  // of a series, in TMDB's words
  bool awaits_episode = false;        // one is announced for today or later
  bool is_gone = false;               // TMDB had no such title when it was asked last
  bool is_foreign = false;            // TMDB was asked for it in another language than is wanted now
};

// For how long what TMDB said of the title is good: a day while a next episode is announced, a week for other series
// that go on and for movies that are new or to come, 30 days for the rest.
[[nodiscard]] std::chrono::days lifetime(const TitleAge& title, Date today);

// From when on it is to be asked for: a foreign one at once.
[[nodiscard]] Instant due_at(const TitleAge& title, Date today);

// How many requests a day it takes to ask for each title by itself when its time is over.
[[nodiscard]] double requests_per_day(std::span<const TitleAge> titles, Date today);

}  // namespace cinemarco
