// SPDX-License-Identifier: MIT
// project_title movie:603 | series:1399: the facts that the library holds of a title, and what the rules make of them.
// The data folder is that of the environment; nothing is written.
#include "cli/app.hpp"
#include "domain/error.hpp"
#include "store/library.hpp"
#include "store/mirror.hpp"
#include "store/titles.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace cinemarco {
namespace {

std::string when(const std::optional<Instant>& at) {
  return at ? format_instant(*at) : "-";
}
std::string when(const std::optional<Date>& day) {
  return day ? format_date(*day) : "-";
}
std::string place(const EpisodeNumber& number) {
  return fmt::format("S{} E{}", number.season, number.episode);
}

TitleKey key_from(std::string_view text) {
  const auto colon = text.find(':');
  const auto type = text.substr(0, colon);
  if (colon == std::string_view::npos || (type != "movie" && type != "series")) {
    throw Error{ErrorCode::invalid, "Name a title as movie:603 or series:1399."};
  }
  return {type == "movie" ? TitleType::movie : TitleType::series, std::atoll(text.data() + colon + 1)};
}

void print(const EntryProjection& entry) {
  fmt::print("entry: {}, rated {}, added {}, first watched {}, last watched {}\n", to_string(entry.status),
             entry.trakt_rating.value_or(0), when(entry.date_added), when(entry.date_first_watched),
             when(entry.last_watched_at));
}

int show(TitleKey title) {
  cli::App app{cli::Config::from_process()};
  const auto account = app.account();
  const auto zone = app.zone();
  store::Reader reader{app.database()};
  const auto stored = store::title_state(reader, title);
  if (!stored) throw Error{ErrorCode::not_found, "Nothing is stored of this title."};
  fmt::print("{}, as TMDB told it at {}\n", stored->title, format_instant(stored->fetched_at));
  const auto plays = store::play_facts(reader, account, title);
  for (const auto& play : plays) {
    fmt::print("play {}: history {}, at {}, day {}, by {}{}\n", play.id.value(),
               play.history_id ? play.history_id->value() : 0, when(play.watched_at), when(play.watched_day),
               to_string(play.arrived_by), title.type == TitleType::series ? ", " + place(play.episode) : "");
  }
  const auto facts = store::entry_facts(reader, account, title);
  fmt::print("facts: on the watchlist since {}, Trakt's rating {}, abandoned {}\n", when(facts.watchlisted_at),
             facts.trakt_rating.value_or(0), facts.abandoned);
  if (title.type == TitleType::movie) {
    const auto movie = project_movie(plays, facts, zone);
    print(movie.entry);
    for (const auto& session : movie.sessions) {
      fmt::print("session: {}, {}\n", when(session.watched_date), when(session.watched_at));
    }
    return 0;
  }
  const SeriesId id{stored->row_id};
  const auto series = project_series(plays, facts, store::air_dates(reader, id), zone, zone.day_of(app.clock().now()),
                                     store::series_dates(reader, id));
  print(series.entry);
  for (const auto& episode : series.progress) {
    fmt::print("{}: {}, {}, by {}\n", place(episode.episode), when(episode.watched_date), when(episode.watched_at),
               to_string(episode.date_source));
  }
  return 0;
}

}  // namespace
}  // namespace cinemarco

int main(int argc, char** argv) try {
  return cinemarco::show(cinemarco::key_from(argc > 1 ? argv[1] : ""));
} catch (const std::exception& error) {
  fmt::print(stderr, "project_title: {}\n", error.what());
  return 1;
}
