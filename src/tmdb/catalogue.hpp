// SPDX-License-Identifier: MIT
// TMDB as the Catalogue: the cache in front, as few requests as may be behind it.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/response_cache.hpp"
#include "tmdb/client.hpp"
#include "tmdb/keys.hpp"
#include "tmdb/look_up.hpp"
#include "tmdb/single_flight.hpp"
#include "tmdb/wire.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::tmdb {

// Lifetimes of docs/contract.md#cache-keys.
inline constexpr std::chrono::hours kTitleLifetime{24};
inline constexpr std::chrono::hours kNotFoundLifetime{1};

// Does a remembered "not found" count, and what is past its time where TMDB is away? For commands both do; an import
// takes neither, for its next run tries again.
enum class Remembered { not_found_too, found_only };

// Safe from several threads; equal look-ups at the same time share one request. Errors as the port says.
// One request per movie; one per series with at most 19 seasons numbered below 19, one more per 20 further seasons, and
// one for each season that TMDB lists but left out; more where an answer is too large. A title counts as cached only if
// all its parts are. In another language than English, one more for a title that lacks words there
// (tmdb/filling.hpp).
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
  // Of the episodes alone that an answer holds (as above); who asks looks whether it is of the right series.
  [[nodiscard]] std::optional<FoundEpisode> find_episode(ExternalId source, const std::string& id,
                                                         std::stop_token stop) override;
  [[nodiscard]] std::vector<cinemarco::Found> search(TitleType type, const std::string& words, std::optional<int> year,
                                                     std::stop_token stop) override;
  // Not cached: whoever asks wants to know what is new.
  [[nodiscard]] std::optional<std::set<std::int64_t>> changes(TitleType type, Date from, Date to, int most_pages,
                                                              std::stop_token stop) override;
  void forget(TitleKey title) override;
  [[nodiscard]] std::string_view language() const override { return client_.language(); }
  [[nodiscard]] Catalogue* english() override { return english_.get(); }
  [[nodiscard]] std::int64_t requests() const override { return client_.requests(); }

 private:
  // A cached part: its JSON; or, without text, that TMDB has no such thing.
  struct Cached {
    std::optional<std::string> text;
  };
  // As TMDB tells it in that language.
  [[nodiscard]] MovieDetails movie_as_told(TmdbMovieId id, const std::stop_token& stop);
  [[nodiscard]] SeriesDetails series_as_told(TmdbSeriesId id, const std::stop_token& stop);
  [[nodiscard]] SeasonDetails season_as_told(TmdbSeriesId id, int number, const std::stop_token& stop);
  [[nodiscard]] Date today() const { return std::chrono::floor<std::chrono::days>(clock_.now()); }
  // `as_of`: what has not expired by then; kAnyAge for all that is remembered of things that exist.
  [[nodiscard]] std::optional<Cached> cached(const std::string& key, Instant as_of);
  [[nodiscard]] std::optional<MovieDetails> cached_movie(TmdbMovieId id, Instant as_of);
  [[nodiscard]] std::optional<SeriesDetails> cached_series(TmdbSeriesId id, Instant as_of);
  [[nodiscard]] std::optional<SeasonDetails> cached_season(TmdbSeriesId id, int number, Instant as_of);
  // Empty: nothing changed since that etag.
  [[nodiscard]] std::optional<MovieDetails> fetch_movie(TmdbMovieId id, const Known& known, std::stop_token stop);
  [[nodiscard]] std::optional<SeriesDetails> fetch_series(TmdbSeriesId id, const Known& known, std::stop_token stop);
  [[nodiscard]] std::optional<SeasonDetails> fetch_season(TmdbSeriesId id, int number, const Known& known,
                                                          std::stop_token stop);
  // All that TMDB knows by that id; empty: nothing.
  [[nodiscard]] std::optional<wire::FindResults> find_all(ExternalId source, const std::string& id,
                                                          std::stop_token stop);

  // Of an earlier answer, for one that came without: who was known stays known, and the next look-up asks again.
  [[nodiscard]] std::optional<wire::Credits> known_credits(const std::string& key);
  [[nodiscard]] IfChanged ask_movie(TmdbMovieId id, const Known& known, const std::stop_token& stop);

  [[nodiscard]] Stale stale() const { return remembered_ == Remembered::found_only ? Stale::refused : Stale::served; }
  [[nodiscard]] CacheWrite found(std::string key, std::string value, std::string etag = {}) const;
  [[nodiscard]] CacheWrite not_found(std::string key, std::string body) const;

  TmdbClient& client_;
  ResponseCache& cache_;
  Clock& clock_;
  Remembered remembered_;
  CacheKeys keys_;
  // Both null where English is asked for.
  std::unique_ptr<TmdbClient> english_client_;
  std::unique_ptr<TmdbCatalogue> english_;
  SingleFlight<MovieDetails> movies_;
  SingleFlight<SeriesDetails> series_;
  SingleFlight<SeasonDetails> seasons_;
  SingleFlight<std::optional<wire::FindResults>> finds_;
  SingleFlight<std::vector<cinemarco::Found>> searches_;
};

}  // namespace cinemarco::tmdb
