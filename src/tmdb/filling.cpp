// SPDX-License-Identifier: MIT
#include "tmdb/filling.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::tmdb {

namespace {

void take(std::optional<std::string>& text, const std::optional<std::string>& english) {
  if (!text) text = english;
}
void take(std::string& text, const std::string& english) {
  if (text.empty()) text = english;
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// Both are in order of their numbers, or nearly so.
template <class Item, class Number>
const Item* same(const std::vector<Item>& items, const Item& wanted, Number number) {
  const auto found = std::ranges::find(items, std::invoke(number, wanted), number);
  return found == items.end() ? nullptr : &*found;
}

void fill(EpisodeDetails& episode, const EpisodeDetails& english) {
  const auto number = episode.episode_number;
  const bool untold = !episode.overview;
  take(episode.overview, english.overview);
  take(episode.still_path, english.still_path);
  if (untold && is_placeholder(episode.name, number) && !is_placeholder(english.name, number)) {
    episode.name = english.name;
  }
}

}  // namespace

bool is_placeholder(std::string_view name, int episode_number) {
  constexpr std::ptrdiff_t kMostBlanks = 2;
  const auto first = std::ranges::find_if(name, is_digit);
  const auto last = std::find_if_not(first, name.end(), is_digit);
  if (first == last || std::any_of(last, name.end(), is_digit)) return false;
  int number = -1;
  std::from_chars(first, last, number);
  return number == episode_number && std::ranges::count(name, ' ') <= kMostBlanks;
}

bool lacks_words(const MovieDetails& movie, Date /*today*/) {
  return movie.title.empty() || !movie.overview;
}

bool lacks_words(const SeasonDetails& season, Date today) {
  return std::ranges::any_of(season.episodes, [&](const EpisodeDetails& episode) {
    return !episode.overview && episode.air_date && *episode.air_date <= today;
  });
}

bool lacks_words(const SeriesDetails& series, Date today) {
  return series.name.empty() || !series.overview ||
         std::ranges::any_of(series.seasons, [&](const auto& season) { return lacks_words(season, today); });
}

bool lacks_words(const PersonDetails& person, Date /*today*/) {
  return !person.biography;
}

bool lacks_words(const CollectionDetails& collection, Date /*today*/) {
  return !collection.overview;
}

void fill(MovieDetails& movie, const MovieDetails& english) {
  take(movie.title, english.title);
  take(movie.overview, english.overview);
  take(movie.tagline, english.tagline);
  take(movie.poster_path, english.poster_path);
  take(movie.backdrop_path, english.backdrop_path);
}

void fill(SeasonDetails& season, const SeasonDetails& english) {
  take(season.overview, english.overview);
  take(season.poster_path, english.poster_path);
  for (auto& episode : season.episodes) {
    const auto* told = same(english.episodes, episode, &EpisodeDetails::episode_number);
    if (told != nullptr) fill(episode, *told);
  }
}

void fill(SeriesDetails& series, const SeriesDetails& english) {
  take(series.name, english.name);
  take(series.overview, english.overview);
  take(series.poster_path, english.poster_path);
  take(series.backdrop_path, english.backdrop_path);
  for (auto& season : series.seasons) {
    const auto* told = same(english.seasons, season, &SeasonDetails::season_number);
    if (told != nullptr) fill(season, *told);
  }
}

void fill(PersonDetails& person, const PersonDetails& english) {
  take(person.biography, english.biography);
  take(person.profile_path, english.profile_path);
}

void fill(CollectionDetails& collection, const CollectionDetails& english) {
  take(collection.name, english.name);
  take(collection.overview, english.overview);
  take(collection.poster_path, english.poster_path);
  take(collection.backdrop_path, english.backdrop_path);
}

}  // namespace cinemarco::tmdb
