// SPDX-License-Identifier: MIT
// Titles: movies, series with seasons and episodes, people. What TMDB left out never erases what is stored.
#pragma once

#include "domain/details.hpp"
#include "domain/projection.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>

namespace cinemarco::store {

// Insert or replace by TMDB number. Credits are replaced as a whole if present, kept if absent. Seasons and episodes
// that TMDB no longer lists go, others keep their row ids; what an answer came without stays as it was.
MovieId save_movie(Transaction& tx, const MovieDetails& movie, Instant fetched_at);
SeriesId save_series(Transaction& tx, const SeriesDetails& series, Instant fetched_at);

struct TitleState {
  std::int64_t row_id = 0;  // MovieId or SeriesId
  std::string title;
  bool has_credits = false;
  Instant fetched_at;
  std::string told_in;  // the language in which TMDB was last asked for it (domain/language.hpp)
};
// What is stored of a title; empty if nothing is.
[[nodiscard]] std::optional<TitleState> title_state(Connection& db, TitleKey title);

// TMDB's episodes of a series, specials too.
[[nodiscard]] AirDates air_dates(Connection& db, SeriesId series);
[[nodiscard]] SeriesDates series_dates(Connection& db, SeriesId series);

}  // namespace cinemarco::store
