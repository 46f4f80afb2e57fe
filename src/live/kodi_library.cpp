// SPDX-License-Identifier: MIT
#include "live/kodi_library.hpp"

#include <chrono>

namespace cinemarco::live {

namespace {

constexpr int kUnknownYear = 1970;  // Kodi's, of a series without a premiere

boost::json::object ids_as_json(const TitleIds& ids) {
  boost::json::object object;
  if (ids.tmdb) object["tmdb"] = *ids.tmdb;
  if (ids.tvdb) object["tvdb"] = *ids.tvdb;
  if (ids.imdb) object["imdb"] = *ids.imdb;
  return object;
}

std::string_view word(LiveKind kind) {
  switch (kind) {
    case LiveKind::watching:
      return "watching";
    case LiveKind::stopped:
      return "stopped";
    case LiveKind::finished:
      return "finished";
    case LiveKind::marked:
      return "marked";
    case LiveKind::unmarked:
      return "unmarked";
    case LiveKind::rated:
      return "rated";
    case LiveKind::nothing:
      break;
  }
  return "nothing";
}

}  // namespace

std::string KodiRow::key() const {
  if (type == RatedType::movie) return title + " (" + std::to_string(year.value_or(0)) + ") " + ids.imdb.value_or("");
  return show_title + " " + std::to_string(season.value_or(-1)) + "x" + std::to_string(episode.value_or(-1)) + " " +
         title;
}

KodiRow read_kodi_row(const Fields& row, RatedType type) {
  KodiRow read;
  read.type = type;
  read.id = row.id(type == RatedType::movie ? "movieid" : "episodeid").value_or(0);
  read.title = row.text("title");
  read.show_title = row.text("showtitle");
  read.file = row.text("file");
  read.last_played = row.text("lastplayed");
  if (type == RatedType::movie) read.year = row.count("year");
  read.season = row.count("season");
  read.episode = row.count("episode");
  read.ids = ids_in(row.in("uniqueid"), "tmdb", "tvdb", "imdb");
  read.show = row.id("tvshowid").value_or(0);
  read.playcount = row.count("playcount").value_or(0);
  read.rating = row.count("userrating").value_or(0);
  if (const auto seconds = row.count("runtime"); seconds && *seconds > 0) read.runtime = std::chrono::seconds{*seconds};
  return read;
}

void add_show(KodiRow& row, const Fields& show) {
  row.show_ids = ids_in(show.in("uniqueid"), "tmdb", "tvdb", "imdb");
  const auto year = show.count("year");
  if (year && *year != kUnknownYear) row.year = year;
}

std::optional<Instant> by_clock(std::string_view last_played, const TimeZone& zone) {
  constexpr std::size_t kToTheSecond = 19;
  constexpr std::size_t kDay = 10;
  if (last_played.size() != kToTheSecond) return std::nullopt;
  const auto as_utc = [](std::string text) {
    text[kDay] = 'T';
    return parse_instant(text + (text.size() < kToTheSecond ? ":00Z" : "Z"));
  };
  const auto shown = as_utc(std::string{last_played});
  if (!shown) return std::nullopt;
  // What the zone's clock shows at a guess says how far off the guess is; once more for a guess behind a change of it.
  auto guess = *shown;
  for (int i = 0; i < 2; ++i) {
    const auto there = as_utc(zone.wall_clock(guess));
    if (!there) return std::nullopt;
    guess -= *there - std::chrono::floor<std::chrono::minutes>(*shown);
  }
  return guess;
}

std::string kodi_message(LiveKind kind, const KodiRow& row, Instant at) {
  boost::json::object message{{"listened", word(kind)},
                              {"type", row.type == RatedType::movie ? "movie" : "episode"},
                              {"id", row.id},
                              {"title", row.title},
                              {"at", format_instant(at)},
                              {"uniqueid", ids_as_json(row.ids)}};
  if (row.year) message["year"] = *row.year;
  if (row.runtime) message["total_seconds"] = std::chrono::floor<std::chrono::seconds>(*row.runtime).count();
  if (row.type == RatedType::episode) {
    message["showtitle"] = row.show_title;
    message["show_uniqueid"] = ids_as_json(row.show_ids);
    if (row.season) message["season"] = *row.season;
    if (row.episode) message["episode"] = *row.episode;
  }
  if (kind == LiveKind::rated) message["rating"] = row.rating;
  return boost::json::serialize(message);
}

}  // namespace cinemarco::live
