// SPDX-License-Identifier: MIT
// `cinemarco tmdb …`: TMDB's metadata, through the cache.
#include "api/discovery_reports.hpp"
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

void warn_if_stale(bool stale) {
  if (stale) fmt::print(stderr, "TMDB cannot be asked just now; this is what it said before.\n");
}

template <class Details>
int show(Context& context, const Details& details) {
  const auto report = api::to_report(details);
  warn_if_stale(report.stale);
  if (context.format == Format::json) {
    print_json(report);
  } else {
    print_text(report);
  }
  return 0;
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

void print_text(const api::FoundPage& list) {
  if (list.items.empty()) fmt::print("TMDB finds nothing.\n");
  print_found(list.items);
}

void print_text(const api::PersonReport& person) {
  fmt::print("{}\n", printable(person.name));
  fact("Known for", person.known_for_department.value_or(""));
  fact("Born", (person.birthday ? format_date(*person.birthday) : "") +
                   (person.place_of_birth ? ", " + *person.place_of_birth : ""));
  if (person.deathday) fact("Died", format_date(*person.deathday));
  if (person.biography) fmt::print("\n{}\n", printable(*person.biography));
  fmt::print("\n");
  for (const auto& work : person.works) {
    fmt::print("  {}  {}{}{}\n", year_of(work.date), printable(work.name),
               work.roles.empty() ? "" : ": " + printable(joined(work.roles)), in_library(work.watch_status));
  }
}

void print_text(const api::CollectionReport& collection) {
  fmt::print("{}\n", printable(collection.name));
  if (collection.overview) fmt::print("\n{}\n", printable(*collection.overview));
  fmt::print("\n");
  print_found(collection.parts);
}

template <class Details>
int show_found(Context& context, const Details& details) {
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  const auto report = api::to_report(reader, account, details);
  warn_if_stale(report.stale);
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

void add_search(CommandLine& line, CLI::App& tmdb) {
  struct Wanted {
    std::string text;
    bool movie = false;
    bool series = false;
  };
  const auto wanted = std::make_shared<Wanted>();
  auto& search = line.add(&tmdb, "search", "Movies, series and people by their names");
  search.add_option("TEXT", wanted->text, "What to look for")->required();
  auto* movie = search.add_flag("--movie", wanted->movie, "Movies only");
  search.add_flag("--series", wanted->series, "Series only")->excludes(movie);
  line.run(search, [wanted](Context& context) {
    const auto kind = wanted->movie ? SearchKind::movie : wanted->series ? SearchKind::series : SearchKind::multi;
    return show_found(context, context.app.discovery().search(kind, wanted->text, context.signals.token()));
  });
}

void add_trending(CommandLine& line, CLI::App& tmdb) {
  const auto series = std::make_shared<bool>(false);
  auto& trending = line.add(&tmdb, "trending", "What is watched this week");
  trending.add_flag("--series", *series, "Series instead of movies");
  line.run(trending, [series](Context& context) {
    const auto type = *series ? TitleType::series : TitleType::movie;
    return show_found(context, context.app.discovery().trending(type, context.signals.token()));
  });
}

void add_people_and_collections(CommandLine& line, CLI::App& tmdb, const std::shared_ptr<std::int64_t>& id) {
  auto& person = line.add(&tmdb, "person", "A person and what the person took part in");
  person.add_option("ID", *id, "TMDB's number of the person")->required()->check(CLI::PositiveNumber);
  line.run(person, [id](Context& context) {
    return show_found(context, context.app.discovery().person(TmdbPersonId{*id}, context.signals.token()));
  });
  auto& collection = line.add(&tmdb, "collection", "A collection of movies, and what of it you have seen");
  collection.add_option("ID", *id, "TMDB's number of the collection")->required()->check(CLI::PositiveNumber);
  line.run(collection, [id](Context& context) {
    return show_found(context, context.app.discovery().collection(*id, context.signals.token()));
  });
}

}  // namespace

void add_tmdb(CommandLine& line) {
  auto& tmdb = line.add(nullptr, "tmdb", "Metadata from TMDB, through the cache");
  tmdb.require_subcommand(1);
  const auto id = std::make_shared<std::int64_t>(0);
  const auto number = std::make_shared<int>(0);
  add_search(line, tmdb);
  add_trending(line, tmdb);
  add_people_and_collections(line, tmdb, id);

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
