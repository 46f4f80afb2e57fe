// SPDX-License-Identifier: MIT
// TMDB as exchange/ meets it: metadata in.
#pragma once

#include "domain/details.hpp"
#include "domain/discovery.hpp"
#include "domain/language.hpp"
#include "domain/time.hpp"
#include "domain/title.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

enum class ExternalId { imdb, tvdb };

// An episode that another service's number named.
struct FoundEpisode {
  std::int64_t series = 0;
  EpisodeNumber episode;
};

// TMDB tells changes of so many days in one go (docs/tmdb.md#changes).
inline constexpr std::chrono::days kLongestChanges{14};

// Safe from several threads at once. Every call throws Error: not_found (TMDB has no such title, or no longer),
// configuration (key missing or refused), upstream, rate_limited, cancelled.
class Catalogue {
 public:
  virtual ~Catalogue() = default;
  [[nodiscard]] virtual MovieDetails movie(TmdbMovieId id, std::stop_token stop) = 0;
  // With all its seasons, specials too.
  [[nodiscard]] virtual SeriesDetails series(TmdbSeriesId id, std::stop_token stop) = 0;
  // One season by itself.
  [[nodiscard]] virtual SeasonDetails season(TmdbSeriesId id, int number, std::stop_token stop) = 0;
  // TMDB's number of the title that another service calls `id`, if it has one. For an episode's IMDb id: its series.
  [[nodiscard]] virtual std::optional<std::int64_t> find(TitleType type, ExternalId source, const std::string& id,
                                                         std::stop_token stop) = 0;
  // The episode that another service calls `id`. An implementation without episodes knows none.
  [[nodiscard]] virtual std::optional<FoundEpisode> find_episode(ExternalId /*source*/, const std::string& /*id*/,
                                                                 std::stop_token /*stop*/) {
    return std::nullopt;
  }
  // The first page of what fits these words best, of that year where one is given.
  [[nodiscard]] virtual std::vector<Found> search(TitleType /*type*/, const std::string& /*words*/,
                                                  std::optional<int> /*year*/, std::stop_token /*stop*/) {
    return {};
  }
  // The numbers of all titles that TMDB changed within these days, both included and at most kLongestChanges apart.
  // With `most_pages`: empty if reading them would take more requests than that (one is spent to learn it).
  [[nodiscard]] virtual std::optional<std::set<std::int64_t>> changes(TitleType type, Date from, Date to,
                                                                      int most_pages, std::stop_token stop) = 0;
  // What is remembered of the title is old: the next look-up asks.
  virtual void forget(TitleKey title) = 0;
  // The language that is asked for (domain/language.hpp).
  [[nodiscard]] virtual std::string_view language() const { return kUsualLanguage; }
  // The same in English, where another language is asked for; else null.
  [[nodiscard]] virtual Catalogue* english() { return nullptr; }
  [[nodiscard]] virtual std::int64_t requests() const = 0;
};

}  // namespace cinemarco
