// SPDX-License-Identifier: MIT
// TMDB as the Catalogue: the cache in front, as few requests as may be behind it.
#pragma once

#include "domain/clock.hpp"
#include "domain/ports.hpp"
#include "tmdb/client.hpp"
#include "tmdb/single_flight.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::tmdb {

// Lifetimes of CONTRACT §5. `find:imdb:{id}` and `find:tvdb:{id}` are ours; found, they live as long as a title.
inline constexpr std::chrono::hours kTitleLifetime{24};
inline constexpr std::chrono::hours kNotFoundLifetime{1};

// Does a remembered "not found" count, and what is past its time where TMDB is away? For commands both do; an import
// takes neither, for its next run tries again.
enum class Remembered { not_found_too, found_only };

// Safe from several threads; equal look-ups at the same time share one request. Errors as the port says.
// One request per movie; one per series with at most 19 seasons numbered below 19, one more per 20 further seasons, and
// one for each season that TMDB lists but left out. A title counts as cached only if all its parts are.
class TmdbCatalogue final : public Catalogue {
 public:
  // References must outlive the catalogue.
  TmdbCatalogue(TmdbClient& client, ResponseCache& cache, Clock& clock, Remembered remembered);

  [[nodiscard]] MovieDetails movie(TmdbMovieId id, std::stop_token stop) override;
  [[nodiscard]] SeriesDetails series(TmdbSeriesId id, std::stop_token stop) override;
  // A season that does not exist: Error{not_found}.
  [[nodiscard]] SeasonDetails season(TmdbSeriesId id, int number, std::stop_token stop) override;
  // An id that has not the form of its source ("tt…" and digits; digits) belongs to no title, and nobody is asked.
  // A TVDB id is looked up among series only: TVDB numbers episodes and seasons apart, so its answers for one number
  // hold unrelated shows (recorded: 121361 is Game of Thrones and an episode of 1956).
  [[nodiscard]] std::optional<std::int64_t> find(TitleType type, ExternalId source, const std::string& id,
                                                 std::stop_token stop) override;
  [[nodiscard]] std::int64_t requests() const override { return client_.requests(); }
  // Titles, seasons and ids that were asked for, by whether the cache had all of their parts.
  [[nodiscard]] std::int64_t cache_hits() const { return hits_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t cache_misses() const { return misses_.load(std::memory_order_relaxed); }

 private:
  // Counts an answer by whether it came from the cache.
  template <class T>
  T hit(T value) {
    hits_.fetch_add(1, std::memory_order_relaxed);
    return value;
  }
  void miss() { misses_.fetch_add(1, std::memory_order_relaxed); }

  // A cached part: its JSON; or, without text, that TMDB has no such thing.
  struct Cached {
    std::optional<std::string> text;
  };
  // `as_of`: what has not expired by then; kAnyAge for all that is remembered of things that exist.
  [[nodiscard]] std::optional<Cached> cached(const std::string& key, Instant as_of);
  [[nodiscard]] std::optional<MovieDetails> cached_movie(TmdbMovieId id, Instant as_of);
  [[nodiscard]] std::optional<SeriesDetails> cached_series(TmdbSeriesId id, Instant as_of);
  [[nodiscard]] std::optional<SeasonDetails> cached_season(TmdbSeriesId id, int number, Instant as_of);
  // The flow of every look-up: remembered, else fetched, else remembered from before its time.
  template <class Details, class Remember, class Fetch>
  [[nodiscard]] Details look_up(const Remember& remember, const Fetch& fetch);
  [[nodiscard]] MovieDetails fetch_movie(TmdbMovieId id, std::stop_token stop);
  [[nodiscard]] SeriesDetails fetch_series(TmdbSeriesId id, std::stop_token stop);
  [[nodiscard]] SeasonDetails fetch_season(TmdbSeriesId id, int number, std::stop_token stop);
  [[nodiscard]] std::optional<std::int64_t> find_id(TitleType type, ExternalId source, const std::string& id,
                                                    std::stop_token stop);

  [[nodiscard]] CacheWrite found(std::string key, std::string value) const;
  [[nodiscard]] CacheWrite not_found(std::string key, std::string body) const;

  TmdbClient& client_;
  ResponseCache& cache_;
  Clock& clock_;
  Remembered remembered_;
  std::atomic<std::int64_t> hits_{0}, misses_{0};
  SingleFlight<MovieDetails> movies_;
  SingleFlight<SeriesDetails> series_;
  SingleFlight<SeasonDetails> seasons_;
  SingleFlight<std::optional<std::int64_t>> finds_;
};

}  // namespace cinemarco::tmdb
