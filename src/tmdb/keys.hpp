// SPDX-License-Identifier: MIT
// Keys of the response cache (docs/contract.md#cache-keys). They hold no secret, and no language: English is what is
// asked for.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/discovery.hpp"
#include "domain/id.hpp"

#include <fmt/format.h>

#include <string>

namespace cinemarco::tmdb {

// How TMDB calls the kinds of search.
[[nodiscard]] inline const char* path_of(SearchKind kind) {
  switch (kind) {
    case SearchKind::movie:
      return "movie";
    case SearchKind::series:
      return "tv";
    case SearchKind::multi:
      break;
  }
  return "multi";
}

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
[[nodiscard]] inline std::string person_key(TmdbPersonId id) {
  return fmt::format("person:{}", id.value());
}
[[nodiscard]] inline std::string credits_key(TmdbPersonId id) {
  return fmt::format("person:{}:credits", id.value());
}
[[nodiscard]] inline std::string collection_key(std::int64_t id) {
  return fmt::format("collection:{}", id);
}
// `query` as it was made the same for all: lower-case, trimmed.
[[nodiscard]] inline std::string search_key(SearchKind kind, const std::string& query) {
  return fmt::format("search:{}:{}", path_of(kind), query);
}
[[nodiscard]] inline std::string trending_key(TitleType type) {
  return type == TitleType::movie ? "trending:movie" : "trending:tv";
}
inline constexpr const char* kConfigurationKey = "configuration";
[[nodiscard]] inline std::string find_key(ExternalId source, const std::string& id) {
  return fmt::format("find:{}:{}", source == ExternalId::imdb ? "imdb" : "tvdb", id);
}

}  // namespace cinemarco::tmdb
