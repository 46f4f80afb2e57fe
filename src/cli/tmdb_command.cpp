// SPDX-License-Identifier: MIT
// `cinemarco tmdb …`: TMDB's metadata, through the cache.
#include "api/discovery_reports.hpp"
#include "api/tmdb_reports.hpp"
#include "cli/commands.hpp"
#include "cli/picture_links.hpp"
#include "cli/pictures_to_come.hpp"
#include "cli/text.hpp"
#include "cli/tmdb_text.hpp"
#include "cli/whole_number.hpp"
#include "exchange/refresh.hpp"

#include <fmt/ranges.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>

namespace cinemarco::cli {

namespace {

void warn_if_stale(bool stale) {
  if (stale) fmt::print(stderr, "TMDB cannot be asked just now; this is what it said before.\n");
}

template <class Report>
int print(Context& context, const Report& report) {
  const auto image_url = context.app.config().url("TMDB_IMAGE_URL");
  warn_if_stale(report.stale);
  if (context.format == Format::json) {
    auto document = boost::json::parse(json::to_text(report));
    add_picture_links(document, image_url);
    fmt::print("{}\n", with_orders_escaped(boost::json::serialize(document)));
  } else {
    print_text(report, image_url);
  }
  return 0;
}

template <class Details>
int show(Context& context, const Details& details) {
  return print(context, api::to_report(details));
}

// With what the library says of each title.
template <class Details>
int show_found(Context& context, const Details& details) {
  const auto account = context.app.account();
  store::Reader reader{context.app.database()};
  return print(context, api::to_report(reader, account, details));
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
  person.add_option("ID", *id, "TMDB's number of the person")->required()->check(whole_number(1));
  line.run(person, [id](Context& context) {
    return show_found(context, context.app.discovery().person(TmdbPersonId{*id}, context.signals.token()));
  });
  auto& collection = line.add(&tmdb, "collection", "A collection of movies, and what of it you have seen");
  collection.add_option("ID", *id, "TMDB's number of the collection")->required()->check(whole_number(1));
  line.run(collection, [id](Context& context) {
    return show_found(context, context.app.discovery().collection(*id, context.signals.token()));
  });
}

struct RefreshAnswer {
  std::int64_t refreshed = 0, gone = 0, unchanged = 0, due = 0;
};
BOOST_DESCRIBE_STRUCT(RefreshAnswer, (), (refreshed, gone, unchanged, due))

int refresh(Context& context) {
  auto& app = context.app;
  app.require_tmdb_key();
  const auto done =
      exchange::refresh_due({app.database(), app.catalogue(tmdb::Remembered::found_only), app.clock(), app.account()},
                            std::numeric_limits<int>::max(), context.signals.token());
  exchange::RunProgress unseen;
  wait_for_pictures(context, unseen);
  if (context.format == Format::json) {
    print_json(RefreshAnswer{done.refreshed, done.gone, done.unchanged, done.due});
  } else {
    fmt::print("{} titles refreshed, {} known to be unchanged, {} gone from TMDB.\n", done.refreshed, done.unchanged,
               done.gone);
    if (done.due > 0) fmt::print("{} are still due: run it again.\n", done.due);
  }
  return context.signals.token().stop_requested() ? 130 : 0;
}

struct HostAnswer {
  std::string base_url;
  std::vector<std::string> poster_sizes, backdrop_sizes, profile_sizes, still_sizes;
  bool stale = false;
};
BOOST_DESCRIBE_STRUCT(HostAnswer, (), (base_url, poster_sizes, backdrop_sizes, profile_sizes, still_sizes, stale))

int configuration(Context& context) {
  const auto host = context.app.discovery().picture_host(context.signals.token());
  warn_if_stale(host.stale);
  if (context.format == Format::json) {
    print_json(HostAnswer{host.base_url, host.poster_sizes, host.backdrop_sizes, host.profile_sizes, host.still_sizes,
                          host.stale});
    return 0;
  }
  fmt::print("Pictures  {}\nPosters   {}\nBackdrops {}\nProfiles  {}\nStills    {}\n", printable(host.base_url),
             fmt::join(host.poster_sizes, ", "), fmt::join(host.backdrop_sizes, ", "),
             fmt::join(host.profile_sizes, ", "), fmt::join(host.still_sizes, ", "));
  return 0;
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
  line.run(line.add(&tmdb, "refresh", "Refreshes the titles of the library that are due"), refresh);
  line.run(line.add(&tmdb, "configuration", "Where TMDB's pictures lie, and in which sizes"), configuration);

  auto& movie = line.add(&tmdb, "movie", "A movie with cast and crew");
  movie.add_option("ID", *id, "TMDB's number of the movie")->required()->check(whole_number(1));
  line.run(movie, [id](Context& context) {
    return show_found(context, catalogue(context).movie(TmdbMovieId{*id}, context.signals.token()));
  });

  auto& series = line.add(&tmdb, "series", "A series with its seasons, specials too");
  series.add_option("ID", *id, "TMDB's number of the series")->required()->check(whole_number(1));
  line.run(series, [id](Context& context) {
    return show_found(context, catalogue(context).series(TmdbSeriesId{*id}, context.signals.token()));
  });

  auto& season = line.add(&tmdb, "season", "One season with its episodes");
  season.add_option("ID", *id, "TMDB's number of the series")->required()->check(whole_number(1));
  season.add_option("N", *number, "The season's number; 0: specials")->required()->check(whole_number(0));
  line.run(season, [id, number](Context& context) {
    return show(context, catalogue(context).season(TmdbSeriesId{*id}, *number, context.signals.token()));
  });
}

}  // namespace cinemarco::cli
