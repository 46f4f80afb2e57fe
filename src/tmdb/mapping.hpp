// SPDX-License-Identifier: MIT
// TMDB's answers in our words: empty texts, runtimes of 0, votes of nobody and broken dates become absent. Pure.
#pragma once

#include "domain/details.hpp"
#include "tmdb/wire.hpp"

#include <map>
#include <optional>
#include <vector>

namespace cinemarco::tmdb {

// Seasons of one series that are looked at; more are left out. The most that any show has is below 200.
inline constexpr std::size_t kMaxSeasons = 1000;

// `credits` is empty where the answer came without that part.
[[nodiscard]] MovieDetails to_movie(const wire::Movie& from, const std::optional<wire::Credits>& credits);

// `answered` holds the seasons that TMDB sent, by number. A season that is only listed has no episodes; one that is
// neither listed nor answered does not exist. Creators stand in front of the credits.
[[nodiscard]] SeriesDetails to_series(const wire::Series& from, const std::optional<wire::Credits>& credits,
                                      const std::map<int, wire::Season>& answered);

// `listed` fills in what the season's own answer lacks; may be null. An episode number that comes twice counts once.
[[nodiscard]] SeasonDetails to_season(int number, const wire::Season& from,
                                      const wire::SeasonSummary* listed = nullptr);

// The season numbers that a series lists: ascending, each once, none below 0.
[[nodiscard]] std::vector<int> listed_seasons(const wire::Series& series);

}  // namespace cinemarco::tmdb
