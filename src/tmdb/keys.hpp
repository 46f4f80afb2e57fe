// SPDX-License-Identifier: MIT
// Keys of the response cache (docs/contract.md#cache-keys). They hold no secret; in another language than the usual one
// they end with its tag.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/discovery.hpp"
#include "domain/id.hpp"
#include "domain/language.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

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
[[nodiscard]] inline const char* path_of(TitleType type) {
  return type == TitleType::movie ? "movie" : "tv";
}

// Where pictures lie is the same in every language.
inline constexpr const char* kConfigurationKey = "configuration";

// Of the answers in one language.
class CacheKeys {
 public:
  explicit CacheKeys(std::string_view language)
      : ending_{language == kUsualLanguage ? "" : fmt::format("@{}", language)} {}

  [[nodiscard]] std::string title(TitleKey title) const {
    return fmt::format("{}:{}{}", path_of(title.type), title.tmdb_id, ending_);
  }
  [[nodiscard]] std::string movie(TmdbMovieId id) const { return title({TitleType::movie, id.value()}); }
  [[nodiscard]] std::string series(TmdbSeriesId id) const { return title({TitleType::series, id.value()}); }
  [[nodiscard]] std::string credits(TmdbMovieId id) const {
    return fmt::format("movie:{}:credits{}", id.value(), ending_);
  }
  [[nodiscard]] std::string credits(TmdbSeriesId id) const {
    return fmt::format("tv:{}:credits{}", id.value(), ending_);
  }
  [[nodiscard]] std::string season(TmdbSeriesId id, int number) const {
    return fmt::format("tv:{}:season:{}{}", id.value(), number, ending_);
  }
  [[nodiscard]] std::string person(TmdbPersonId id) const { return fmt::format("person:{}{}", id.value(), ending_); }
  [[nodiscard]] std::string credits(TmdbPersonId id) const {
    return fmt::format("person:{}:credits{}", id.value(), ending_);
  }
  [[nodiscard]] std::string collection(std::int64_t id) const { return fmt::format("collection:{}{}", id, ending_); }
  // `query` as it was made the same for all: lower-case, trimmed.
  [[nodiscard]] std::string search(SearchKind kind, const std::string& query, std::optional<int> year = {}) const {
    const auto of_year = year ? fmt::format("&year={}", *year) : "";
    return fmt::format("search:{}:{}{}{}", path_of(kind), query, of_year, ending_);
  }
  [[nodiscard]] std::string trending(TitleType type) const {
    return fmt::format("trending:{}{}", path_of(type), ending_);
  }
  [[nodiscard]] std::string videos(TitleKey title) const {
    return fmt::format("{}:{}:videos{}", path_of(title.type), title.tmdb_id, ending_);
  }
  [[nodiscard]] std::string watch(TitleKey title) const {
    return fmt::format("{}:{}:watch{}", path_of(title.type), title.tmdb_id, ending_);
  }
  [[nodiscard]] std::string find(ExternalId source, const std::string& id) const {
    return fmt::format("find:{}:{}{}", source == ExternalId::imdb ? "imdb" : "tvdb", id, ending_);
  }

 private:
  std::string ending_;
};

}  // namespace cinemarco::tmdb
