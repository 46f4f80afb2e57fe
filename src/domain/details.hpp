// SPDX-License-Identifier: MIT
// What TMDB knows of a title, in our words. Empty strings, zero runtimes and broken dates have become absent.
#pragma once

#include "domain/id.hpp"
#include "domain/language.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco {

enum class RoleType {
  actor,
  director,
  writer,
  cinematographer,
  composer,
  producer,
  executive_producer,
  creator,
  other
};

// One person in one role. The same person may stand in several roles of one title.
struct Credit {
  TmdbPersonId person;
  std::string name;
  std::optional<std::string> profile_path;
  std::optional<std::string> known_for_department;
  RoleType role = RoleType::other;
  std::optional<std::string> character;  // actors; crew has its job's name here where the role is `other`
  std::optional<int> order;              // billing, from 0
};

struct CollectionRef {
  std::int64_t tmdb_id = 0;
  std::string name;
};

struct MovieDetails {
  TmdbMovieId id;
  std::optional<std::string> imdb_id;
  std::string title;
  std::optional<std::string> original_title, overview, tagline, poster_path, backdrop_path, original_language;
  std::optional<Date> release_date;
  std::optional<int> runtime_minutes;
  std::vector<std::string> genres;
  std::vector<std::string> countries;  // where it comes from, as ISO 3166-1 says: "US"
  std::optional<double> vote_average;
  std::optional<std::int64_t> vote_count;
  std::optional<CollectionRef> collection;
  // Empty: TMDB left the part out of its answer; keep what is stored and ask again later (docs/tmdb.md#appended-parts).
  std::optional<std::vector<Credit>> credits;
  bool stale = false;                    // past its time, and TMDB cannot be asked
  std::string language{kUsualLanguage};  // in which TMDB was asked (domain/language.hpp)
};

struct EpisodeDetails {
  int episode_number = 0;
  std::string name;
  std::optional<std::string> overview, still_path;
  std::optional<Date> air_date;
  std::optional<int> runtime_minutes;
};

struct SeasonDetails {
  int season_number = 0;
  std::string name;
  std::optional<std::string> overview, poster_path;
  std::optional<Date> air_date;
  std::vector<EpisodeDetails> episodes;
  bool has_episodes = true;  // false: the answer came without their list; keep what is stored
  bool stale = false;        // as for a movie
};

struct SeriesDetails {
  TmdbSeriesId id;
  std::string name;
  std::optional<std::string> original_name, overview, poster_path, backdrop_path, original_language, status;
  std::optional<Date> first_air_date, last_air_date;
  std::vector<std::string> genres;
  std::vector<std::string> countries;  // as for a movie
  std::vector<std::string> networks;   // their names
  std::optional<double> vote_average;
  std::optional<std::int64_t> vote_count;
  int number_of_seasons = 0;                    // without specials, as TMDB counts
  int number_of_episodes = 0;                   // without specials
  std::optional<int> episode_run_time_minutes;  // TMDB's, else the median of the episodes' runtimes
  std::vector<SeasonDetails> seasons;           // by number, specials (season 0) too
  bool has_seasons = true;                      // false: the answer came without their list; there may be more
  std::optional<std::vector<Credit>> credits;   // as for a movie; creators included
  std::vector<Credit> creators;                 // also where `credits` is empty
  bool stale = false;                           // as for a movie
  std::string language{kUsualLanguage};         // as for a movie
};

enum class ImageKind { poster, backdrop, profile, still };

// A picture of TMDB: `size` is one of the kind's sizes ("w342"), `file` has TMDB's own form with no slash ("a…z.jpg").
struct ImageRef {
  ImageKind kind = ImageKind::poster;
  std::string size;
  std::string file;
  auto operator<=>(const ImageRef&) const = default;
};

[[nodiscard]] std::string_view to_string(RoleType role) noexcept;
[[nodiscard]] std::string_view to_string(ImageKind kind) noexcept;

}  // namespace cinemarco
