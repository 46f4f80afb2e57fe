// SPDX-License-Identifier: MIT
#include "tmdb/mapping.hpp"

#include "domain/title.hpp"
#include "tmdb/credits.hpp"
#include "tmdb/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace cinemarco::tmdb {
namespace {

std::optional<int> positive(const wire::Field<int>& field) {
  if (!field || *field <= 0) return std::nullopt;
  return *field;
}

std::vector<std::string> names(const wire::List<wire::Named>& list) {
  std::vector<std::string> result;
  for (const auto& one : list) {
    if (auto name = text(one.name)) result.push_back(std::move(*name));
  }
  return result;
}

// Of a movie or a series; where TMDB does not say where it comes from, who made it.
template <class Title>
std::vector<std::string> countries(const Title& from) {
  std::vector<std::string> result;
  for (const auto& country : from.origin_country) {
    if (!country.empty()) result.push_back(country);
  }
  if (!result.empty()) return result;
  for (const auto& country : from.production_countries) {
    if (auto code = text(country.iso_3166_1)) result.push_back(std::move(*code));
  }
  return result;
}

EpisodeDetails to_episode(const wire::Episode& from) {
  EpisodeDetails episode;
  episode.episode_number = from.episode_number;
  episode.name = title(from.name).value_or(fmt::format("Episode {}", from.episode_number));
  episode.overview = text(from.overview);
  episode.still_path = text(from.still_path);
  episode.air_date = date(from.air_date);
  episode.runtime_minutes = positive(from.runtime);
  return episode;
}

// TMDB leaves a series' own runtime blank since 2023 (docs/tmdb.md#empty-values). Specials would distort it.
std::optional<int> median_runtime(const std::vector<SeasonDetails>& seasons) {
  std::vector<int> runtimes;
  for (const auto& season : seasons) {
    if (season.season_number == 0) continue;
    for (const auto& episode : season.episodes) {
      if (episode.runtime_minutes) runtimes.push_back(*episode.runtime_minutes);
    }
  }
  if (runtimes.empty()) return std::nullopt;
  const auto middle = runtimes.begin() + static_cast<std::ptrdiff_t>((runtimes.size() - 1) / 2);
  std::ranges::nth_element(runtimes, middle);
  return *middle;
}

std::vector<SeasonDetails> to_seasons(const wire::Series& from, const std::map<int, wire::Season>& answered) {
  std::map<int, const wire::SeasonSummary*> listed;
  for (const auto& summary : from.seasons) listed.try_emplace(summary.season_number, &summary);
  std::set<int> numbers;
  for (const int number : listed_seasons(from)) numbers.insert(number);
  for (const auto& [number, season] : answered) numbers.insert(number);
  std::vector<SeasonDetails> seasons;
  seasons.reserve(numbers.size());
  for (const int number : numbers) {
    const auto summary = listed.find(number);
    const auto answer = answered.find(number);
    seasons.push_back(to_season(number, answer == answered.end() ? wire::Season{} : answer->second,
                                summary == listed.end() ? nullptr : summary->second));
  }
  return seasons;
}

int regular_episodes(const std::vector<SeasonDetails>& seasons) {
  std::size_t count = 0;
  for (const auto& season : seasons) {
    if (season.season_number > 0) count += season.episodes.size();
  }
  return static_cast<int>(count);
}

}  // namespace

MovieDetails to_movie(const wire::Movie& from, const std::optional<wire::Credits>& credits) {
  MovieDetails movie;
  movie.id = TmdbMovieId{from.id};
  movie.imdb_id = text(from.imdb_id);
  movie.original_title = title(from.original_title);
  movie.title = title(from.title).value_or(movie.original_title.value_or(""));
  movie.overview = text(from.overview);
  movie.tagline = text(from.tagline);
  movie.poster_path = text(from.poster_path);
  movie.backdrop_path = text(from.backdrop_path);
  movie.original_language = text(from.original_language);
  movie.release_date = date(from.release_date);
  movie.runtime_minutes = positive(from.runtime);
  movie.genres = names(from.genres);
  movie.countries = countries(from);
  movie.vote_average = average(from.vote_average, from.vote_count);
  if (from.vote_count) movie.vote_count = *from.vote_count;
  if (from.belongs_to_collection) {
    movie.collection =
        CollectionRef{from.belongs_to_collection->id, text(from.belongs_to_collection->name).value_or("")};
  }
  if (credits) movie.credits = to_credits(*credits, {});
  return movie;
}

SeriesDetails to_series(const wire::Series& from, const std::optional<wire::Credits>& credits,
                        const std::map<int, wire::Season>& answered) {
  SeriesDetails series;
  series.id = TmdbSeriesId{from.id};
  series.original_name = title(from.original_name);
  series.name = title(from.name).value_or(series.original_name.value_or(""));
  series.overview = text(from.overview);
  series.poster_path = text(from.poster_path);
  series.backdrop_path = text(from.backdrop_path);
  series.original_language = text(from.original_language);
  series.status = text(from.status);
  series.first_air_date = date(from.first_air_date);
  series.last_air_date = date(from.last_air_date);
  series.genres = names(from.genres);
  series.countries = countries(from);
  series.networks = names(from.networks);
  series.vote_average = average(from.vote_average, from.vote_count);
  if (from.vote_count) series.vote_count = *from.vote_count;
  series.seasons = to_seasons(from, answered);
  const auto regular =
      std::ranges::count_if(series.seasons, [](const auto& season) { return season.season_number > 0; });
  // Some series are said to have 0 seasons although they are listed (docs/tmdb.md#seasons-and-episodes).
  series.number_of_seasons = positive(from.number_of_seasons).value_or(static_cast<int>(regular));
  series.number_of_episodes = positive(from.number_of_episodes).value_or(regular_episodes(series.seasons));
  const auto stated = std::ranges::find_if(from.episode_run_time, [](int value) { return value > 0; });
  series.episode_run_time_minutes = stated != from.episode_run_time.end() ? *stated : median_runtime(series.seasons);
  series.has_seasons = from.seasons.given;
  series.creators = to_credits({}, from.created_by);
  if (credits) series.credits = to_credits(*credits, from.created_by);
  return series;
}

SeasonDetails to_season(int number, const wire::Season& from, const wire::SeasonSummary* listed) {
  static const wire::SeasonSummary kNothing;
  const auto& list = listed != nullptr ? *listed : kNothing;
  const auto either = [](std::optional<std::string> first, const wire::Field<std::string>& second) {
    return first ? std::move(first) : text(second);
  };
  SeasonDetails season;
  season.season_number = number;
  season.name = either(title(from.name), list.name).value_or(season_name(number));
  season.overview = either(text(from.overview), list.overview);
  season.poster_path = either(text(from.poster_path), list.poster_path);
  season.air_date = date(from.air_date);
  if (!season.air_date) season.air_date = date(list.air_date);
  season.has_episodes = from.episodes.given;
  std::set<int> seen;
  season.episodes.reserve(from.episodes.size());
  for (const auto& episode : from.episodes) {
    if (episode.episode_number < 0 || !seen.insert(episode.episode_number).second) continue;
    season.episodes.push_back(to_episode(episode));
  }
  return season;
}

std::vector<int> listed_seasons(const wire::Series& series) {
  std::set<int> numbers;
  for (const auto& summary : series.seasons) {
    if (summary.season_number >= 0 && numbers.size() < kMaxSeasons) numbers.insert(summary.season_number);
  }
  return {numbers.begin(), numbers.end()};
}

}  // namespace cinemarco::tmdb
