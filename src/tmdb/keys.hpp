// SPDX-License-Identifier: MIT
// Keys of the response cache (CONTRACT §5). They hold no secret, and no language: English is what is asked for.
#pragma once

#include "domain/id.hpp"
#include "domain/ports.hpp"

#include <fmt/format.h>

#include <string>

namespace cinemarco::tmdb {

[[nodiscard]] inline std::string movie_key(TmdbMovieId id) {
  return fmt::format("movie:{}", id.value());
}
[[nodiscard]] inline std::string credits_key(TmdbMovieId id) {
  return fmt::format("movie:{}:credits", id.value());
}
[[nodiscard]] inline std::string series_key(TmdbSeriesId id) {
  return fmt::format("tv:{}", id.value());
}
[[nodiscard]] inline std::string credits_key(TmdbSeriesId id) {
  return fmt::format("tv:{}:credits", id.value());
}
[[nodiscard]] inline std::string season_key(TmdbSeriesId id, int number) {
  return fmt::format("tv:{}:season:{}", id.value(), number);
}
[[nodiscard]] inline std::string find_key(ExternalId source, const std::string& id) {
  return fmt::format("find:{}:{}", source == ExternalId::imdb ? "imdb" : "tvdb", id);
}

}  // namespace cinemarco::tmdb
