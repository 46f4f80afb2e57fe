// SPDX-License-Identifier: MIT
// What a fact of Trakt speaks of: a movie or a series, by every number Trakt knows for it.
#pragma once

#include "domain/id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco {

enum class TitleType { movie, series };

// All but `trakt` may be missing (docs/trakt.md#ids). An empty string or a zero is a missing one.
struct TitleIds {
  std::optional<TraktId> trakt;
  std::optional<std::int64_t> tmdb;
  std::optional<std::int64_t> tvdb;
  std::optional<std::string> imdb;
  auto operator<=>(const TitleIds&) const = default;
};

struct TitleRef {
  TitleType type = TitleType::movie;
  TitleIds ids;
  std::string title;  // empty where Trakt has none
  std::optional<int> year;
  auto operator<=>(const TitleRef&) const = default;
};

// A title as TMDB numbers it: the key under which facts and metadata meet.
struct TitleKey {
  TitleType type = TitleType::movie;
  std::int64_t tmdb_id = 0;
  auto operator<=>(const TitleKey&) const = default;
};

struct EpisodeNumber {
  int season = 0;
  int episode = 0;
  auto operator<=>(const EpisodeNumber&) const = default;
};

[[nodiscard]] std::string_view to_string(TitleType type) noexcept;  // "movie", "series"
// A title as others send it, for one line: control characters are spaces, and such a title has no spaces to spare. One
// without them stays as it is.
[[nodiscard]] std::string clean_title(std::string title);
[[nodiscard]] std::string season_name(int number);  // "Season 3", "Specials"; where TMDB gives none

}  // namespace cinemarco
