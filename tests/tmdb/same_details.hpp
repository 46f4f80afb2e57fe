// SPDX-License-Identifier: MIT
// Details as text, member by member, so that two of them can be compared and a difference be read.
#pragma once

#include "domain/details.hpp"

#include <fmt/format.h>

#include <string>

namespace cinemarco::tmdb::test {

inline std::string show(const std::string& value) {
  return "\"" + value + "\"";
}
inline std::string show(int value) {
  return fmt::format("{}", value);
}
inline std::string show(std::int64_t value) {
  return fmt::format("{}", value);
}
inline std::string show(double value) {
  return fmt::format("{}", value);
}
inline std::string show(const Date& value) {
  return format_date(value);
}
// Declared before use: the lookup by argument does not search this namespace for std's types.
template <class T>
std::string show(const std::optional<T>& value);
template <class T>
std::string show(const std::vector<T>& values);
inline std::string show(const Credit& credit);
inline std::string show(const EpisodeDetails& episode);
inline std::string show(const SeasonDetails& season);
template <class T>
std::string show(const std::optional<T>& value) {
  return value ? show(*value) : "-";
}
template <class T>
std::string show(const std::vector<T>& values) {
  std::string result = "[";
  for (const auto& value : values) result += show(value) + "\n";
  return result + "]";
}
template <class... Values>
std::string show_all(const Values&... values) {
  std::string result;
  ((result += show(values) + "|"), ...);
  return result;
}
inline std::string show(const Credit& credit) {
  return show_all(credit.person.value(), credit.name, credit.profile_path, credit.known_for_department,
                  static_cast<int>(credit.role), credit.character, credit.order);
}
inline std::string show(const EpisodeDetails& episode) {
  return show_all(episode.episode_number, episode.name, episode.overview, episode.still_path, episode.air_date,
                  episode.runtime_minutes);
}
inline std::string show(const SeasonDetails& season) {
  return show_all(season.season_number, season.name, season.overview, season.poster_path, season.air_date,
                  season.episodes);
}
inline std::string show(const MovieDetails& movie) {
  return show_all(movie.id.value(), movie.imdb_id, movie.title, movie.original_title, movie.overview, movie.tagline,
                  movie.poster_path, movie.backdrop_path, movie.original_language, movie.release_date,
                  movie.runtime_minutes, movie.genres, movie.countries, movie.vote_average, movie.vote_count,
                  movie.credits);
}
inline std::string show(const SeriesDetails& series) {
  return show_all(series.id.value(), series.name, series.original_name, series.overview, series.poster_path,
                  series.backdrop_path, series.original_language, series.status, series.first_air_date,
                  series.last_air_date, series.genres, series.countries, series.networks, series.vote_average,
                  series.vote_count, series.number_of_seasons, series.number_of_episodes,
                  series.episode_run_time_minutes, series.seasons, series.credits);
}

}  // namespace cinemarco::tmdb::test
