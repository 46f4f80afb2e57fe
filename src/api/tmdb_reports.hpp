// SPDX-License-Identifier: MIT
// TMDB's details as the command line and the API give them, under the names of the database's columns.
#pragma once

#include "domain/details.hpp"
#include "store/database.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::api {

struct CreditReport {
  std::int64_t tmdb_person_id = 0;
  std::string name, role_type;
  std::optional<std::string> role_character;
  std::optional<int> role_order;
  std::optional<std::string> profile_path;
};
// The collection that a movie is part of.
struct CollectionStub {
  std::int64_t tmdb_id = 0;
  std::string name;
};
struct MovieReport {
  std::int64_t tmdb_id = 0;
  std::optional<std::string> imdb_id;
  std::string title;
  std::optional<std::string> original_title, overview, tagline, release_date;
  std::optional<int> runtime_minutes;
  std::optional<std::string> poster_path, backdrop_path;
  std::vector<std::string> genres;
  std::optional<std::string> original_language;
  std::optional<double> vote_average;
  std::optional<std::int64_t> vote_count;
  std::optional<CollectionStub> collection;
  std::optional<std::vector<CreditReport>> credits;
  std::optional<EntryId> entry_id;  // in the library
  std::optional<std::string> watch_status;
  bool stale = false;  // past its time, and TMDB cannot be asked
};
struct EpisodeReport {
  int season_number = 0, episode_number = 0;
  std::string name;
  std::optional<std::string> overview, air_date;
  std::optional<int> runtime_minutes;
  std::optional<std::string> still_path;
};
struct SeasonReport {
  int season_number = 0;
  std::string name;
  std::optional<std::string> overview, poster_path, air_date;
  std::int64_t episode_count = 0;
  std::vector<EpisodeReport> episodes;
  bool stale = false;
};
struct SeriesReport {
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> original_name, overview, first_air_date, last_air_date, poster_path, backdrop_path;
  std::vector<std::string> genres;
  std::optional<std::string> original_language;
  std::optional<double> vote_average;
  std::optional<std::int64_t> vote_count;
  std::optional<std::string> status;
  int number_of_seasons = 0, number_of_episodes = 0;
  std::optional<int> episode_run_time_minutes;
  std::vector<SeasonReport> seasons;
  std::optional<std::vector<CreditReport>> credits;
  std::optional<EntryId> entry_id;
  std::optional<std::string> watch_status;
  bool stale = false;
};

BOOST_DESCRIBE_STRUCT(CreditReport, (), (tmdb_person_id, name, role_type, role_character, role_order, profile_path))
BOOST_DESCRIBE_STRUCT(MovieReport, (),
                      (tmdb_id, imdb_id, title, original_title, overview, tagline, release_date, runtime_minutes,
                       poster_path, backdrop_path, genres, original_language, vote_average, vote_count, collection,
                       credits, entry_id, watch_status, stale))
BOOST_DESCRIBE_STRUCT(CollectionStub, (), (tmdb_id, name))
BOOST_DESCRIBE_STRUCT(EpisodeReport, (),
                      (season_number, episode_number, name, overview, air_date, runtime_minutes, still_path))
BOOST_DESCRIBE_STRUCT(SeasonReport, (),
                      (season_number, name, overview, poster_path, air_date, episode_count, episodes, stale))
BOOST_DESCRIBE_STRUCT(SeriesReport, (),
                      (tmdb_id, name, original_name, overview, first_air_date, last_air_date, poster_path,
                       backdrop_path, genres, original_language, vote_average, vote_count, status, number_of_seasons,
                       number_of_episodes, episode_run_time_minutes, seasons, credits, entry_id, watch_status, stale))

// With what the library says of the title.
[[nodiscard]] MovieReport to_report(store::Connection& db, AccountId account, const MovieDetails& movie);
[[nodiscard]] SeriesReport to_report(store::Connection& db, AccountId account, const SeriesDetails& series);
[[nodiscard]] MovieReport to_report(const MovieDetails& movie);
[[nodiscard]] SeasonReport to_report(const SeasonDetails& season);
[[nodiscard]] SeriesReport to_report(const SeriesDetails& series);

}  // namespace cinemarco::api
