// SPDX-License-Identifier: MIT
#include "cli/tmdb_text.hpp"

#include "cli/picture_links.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace cinemarco::cli {

namespace {

using api::CreditReport;
using api::SeasonReport;

constexpr std::size_t kShownActors = 8;

// A labelled line, if there is anything to say.
void fact(const char* label, const std::string& value) {
  if (!value.empty()) fmt::print("{:<10}{}\n", label, printable(value));
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string people(const std::optional<std::vector<CreditReport>>& credits, const std::string& role,
                   std::size_t limit) {
  std::vector<std::string> names;
  if (credits) {
    for (const auto& credit : *credits) {
      if (credit.role_type == role && names.size() < limit) names.push_back(credit.name);
    }
  }
  return joined(names);
}

std::string minutes(const std::optional<int>& number) {
  return number ? fmt::format("{} min", *number) : "";
}

void headline(const std::string& title, const std::optional<std::string>& date) {
  fmt::print("{}{}\n", printable(title), date ? " (" + date->substr(0, 4) + ")" : "");
}

void print_episodes(const SeasonReport& season) {
  for (const auto& episode : season.episodes) {
    fmt::print("  {:>3}  {}  {}\n", episode.episode_number, episode.air_date.value_or("          "),
               printable(episode.name));
  }
}

std::string year_of(const std::optional<Date>& date) {
  return date ? format_date(*date).substr(0, 4) : "    ";
}

std::string in_library(const std::optional<std::string>& status) {
  if (!status) return "";
  if (*status == "not_started") return "  (in your library)";
  return *status == "completed" ? "  (seen)" : "  (" + *status + ")";
}

void print_found(const std::vector<api::FoundReport>& items) {
  for (const auto& item : items) {
    fmt::print("  {:<7}{:>9}  {}  {}{}\n", to_string(item.type), item.tmdb_id, year_of(item.date), printable(item.name),
               in_library(item.watch_status));
  }
}

// The address of a picture, if there is one.
void picture(const char* label, std::string_view kind, const std::optional<std::string>& path,
             const std::string& image_url) {
  fact(label, picture_link(image_url, kind, path).value_or(""));
}

}  // namespace

void print_text(const api::MovieReport& movie, const std::string& image_url) {
  headline(movie.title, movie.release_date);
  if (movie.tagline) fmt::print("{}\n", printable(*movie.tagline));
  fact("Released", movie.release_date.value_or(""));
  fact("Runtime", minutes(movie.runtime_minutes));
  fact("Genres", joined(movie.genres));
  fact("Director", people(movie.credits, "director", kShownActors));
  fact("Cast", people(movie.credits, "actor", kShownActors));
  fact("IMDb", movie.imdb_id.value_or(""));
  if (movie.collection)
    fact("Part of", fmt::format("{} (collection {})", movie.collection->name, movie.collection->tmdb_id));
  picture("Poster", "poster", movie.poster_path, image_url);
  picture("Backdrop", "backdrop", movie.backdrop_path, image_url);
  if (movie.overview) fmt::print("\n{}\n", printable(*movie.overview));
}

void print_text(const api::SeasonReport& season, const std::string& image_url) {
  fmt::print("{}: {} episodes\n", printable(season.name), season.episode_count);
  picture("Poster", "poster", season.poster_path, image_url);
  print_episodes(season);
}

void print_text(const api::SeriesReport& series, const std::string& image_url) {
  headline(series.name, series.first_air_date);
  fact("Status", series.status.value_or(""));
  if (series.first_air_date || series.last_air_date) {
    fact("Aired", series.first_air_date.value_or("") + " – " + series.last_air_date.value_or(""));
  }
  fact("Episodes", series.number_of_episodes > 0
                       ? fmt::format("{} in {} seasons", series.number_of_episodes, series.number_of_seasons)
                       : "none yet");
  fact("Runtime", minutes(series.episode_run_time_minutes));
  fact("Genres", joined(series.genres));
  fact("Creator", people(series.credits, "creator", kShownActors));
  fact("Cast", people(series.credits, "actor", kShownActors));
  picture("Poster", "poster", series.poster_path, image_url);
  picture("Backdrop", "backdrop", series.backdrop_path, image_url);
  if (series.overview) fmt::print("\n{}\n", printable(*series.overview));
  fmt::print("\n");
  for (const auto& season : series.seasons) {
    fmt::print("  {:<24} {:>3} episodes  {}\n", printable(season.name), season.episode_count,
               season.air_date.value_or(""));
  }
}

void print_text(const api::FoundPage& list, const std::string& /*image_url*/) {
  if (list.items.empty()) fmt::print("TMDB finds nothing.\n");
  print_found(list.items);
}

void print_text(const api::PersonReport& person, const std::string& image_url) {
  fmt::print("{}\n", printable(person.name));
  fact("Known for", person.known_for_department.value_or(""));
  fact("Born", (person.birthday ? format_date(*person.birthday) : "") +
                   (person.place_of_birth ? ", " + *person.place_of_birth : ""));
  if (person.deathday) fact("Died", format_date(*person.deathday));
  picture("Picture", "profile", person.profile_path, image_url);
  if (person.biography) fmt::print("\n{}\n", printable(*person.biography));
  fmt::print("\n");
  for (const auto& work : person.works) {
    fmt::print("  {}  {}{}{}\n", year_of(work.date), printable(work.name),
               work.roles.empty() ? "" : ": " + printable(joined(work.roles)), in_library(work.watch_status));
  }
}

void print_text(const api::CollectionReport& collection, const std::string& image_url) {
  fmt::print("{}\n", printable(collection.name));
  picture("Poster", "poster", collection.poster_path, image_url);
  if (collection.overview) fmt::print("\n{}\n", printable(*collection.overview));
  fmt::print("\n");
  print_found(collection.parts);
}

}  // namespace cinemarco::cli
