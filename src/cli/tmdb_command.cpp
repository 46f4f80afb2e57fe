// SPDX-License-Identifier: MIT
// `cinemarco tmdb movie|series|season`: TMDB's metadata, through the cache.
#include "api/tmdb_reports.hpp"
#include "cli/commands.hpp"
#include "cli/text.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace cinemarco::cli {

namespace {

using api::CreditReport;
using api::MovieReport;
using api::SeasonReport;
using api::SeriesReport;

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

void print_text(const MovieReport& movie) {
  headline(movie.title, movie.release_date);
  if (movie.tagline) fmt::print("{}\n", printable(*movie.tagline));
  fact("Released", movie.release_date.value_or(""));
  fact("Runtime", minutes(movie.runtime_minutes));
  fact("Genres", joined(movie.genres));
  fact("Director", people(movie.credits, "director", kShownActors));
  fact("Cast", people(movie.credits, "actor", kShownActors));
  fact("IMDb", movie.imdb_id.value_or(""));
  if (movie.overview) fmt::print("\n{}\n", printable(*movie.overview));
}

void print_episodes(const SeasonReport& season) {
  for (const auto& episode : season.episodes) {
    fmt::print("  {:>3}  {}  {}\n", episode.episode_number, episode.air_date.value_or("          "),
               printable(episode.name));
  }
}

void print_text(const SeasonReport& season) {
  fmt::print("{}: {} episodes\n", printable(season.name), season.episode_count);
  print_episodes(season);
}

void print_text(const SeriesReport& series) {
  headline(series.name, series.first_air_date);
  fact("Status", series.status.value_or(""));
  fact("Aired", series.first_air_date.value_or("") + " – " + series.last_air_date.value_or(""));
  fact("Episodes", fmt::format("{} in {} seasons", series.number_of_episodes, series.number_of_seasons));
  fact("Runtime", minutes(series.episode_run_time_minutes));
  fact("Genres", joined(series.genres));
  fact("Creator", people(series.credits, "creator", kShownActors));
  fact("Cast", people(series.credits, "actor", kShownActors));
  if (series.overview) fmt::print("\n{}\n", printable(*series.overview));
  fmt::print("\n");
  for (const auto& season : series.seasons) {
    fmt::print("  {:<24} {:>3} episodes  {}\n", printable(season.name), season.episode_count,
               season.air_date.value_or(""));
  }
}

template <class Details>
int show(Context& context, const Details& details) {
  const auto report = api::to_report(details);
  if (context.format == Format::json) {
    print_json(report);
  } else {
    print_text(report);
  }
  return 0;
}

tmdb::TmdbCatalogue& catalogue(Context& context) {
  return context.app.catalogue(tmdb::Remembered::not_found_too);
}

}  // namespace

void add_tmdb(CommandLine& line) {
  auto& tmdb = line.add(nullptr, "tmdb", "Metadata from TMDB, through the cache");
  tmdb.require_subcommand(1);
  const auto id = std::make_shared<std::int64_t>(0);
  const auto number = std::make_shared<int>(0);

  auto& movie = line.add(&tmdb, "movie", "A movie with cast and crew");
  movie.add_option("ID", *id, "TMDB's number of the movie")->required()->check(CLI::PositiveNumber);
  line.run(movie, [id](Context& context) {
    return show(context, catalogue(context).movie(TmdbMovieId{*id}, context.signals.token()));
  });

  auto& series = line.add(&tmdb, "series", "A series with its seasons, specials too");
  series.add_option("ID", *id, "TMDB's number of the series")->required()->check(CLI::PositiveNumber);
  line.run(series, [id](Context& context) {
    return show(context, catalogue(context).series(TmdbSeriesId{*id}, context.signals.token()));
  });

  auto& season = line.add(&tmdb, "season", "One season with its episodes");
  season.add_option("ID", *id, "TMDB's number of the series")->required()->check(CLI::PositiveNumber);
  season.add_option("N", *number, "The season's number; 0: specials")->required()->check(CLI::NonNegativeNumber);
  line.run(season, [id, number](Context& context) {
    return show(context, catalogue(context).season(TmdbSeriesId{*id}, *number, context.signals.token()));
  });
}

}  // namespace cinemarco::cli
