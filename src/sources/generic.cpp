// SPDX-License-Identifier: MIT
// CSV or flat JSON with the columns of Trakt's own importer, and a few more (docs/contract.md#rule-18): for every
// source that has no reader of its own.
#include "sources/source.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cinemarco::sources {

namespace {

constexpr std::array<std::string_view, 4> kShowColumns{"show_title", "show_tmdb_id", "show_imdb_id", "show_tvdb_id"};

bool has_show_columns(const Member& member, const Record& row) {
  return std::ranges::any_of(kShowColumns, [&](auto name) { return member.columns.contains(name) || row.has(name); });
}

struct Named {
  BroughtTitle title;
  std::string kind;  // movie, series, season, episode
};

std::string kind_of(const Record& row) {
  const auto word = lower(row.first_of({"type", "media_type", "kind"}));
  if (word == "film" || word == "movies") return "movie";
  if (word == "show" || word == "tv" || word == "shows" || word == "tv show" || word == "tvshow") return "series";
  if (word == "episodes") return "episode";
  if (word == "movie" || word == "series" || word == "season" || word == "episode") return word;
  if (!word.empty()) return {};
  if (!row.first_of({"episode", "episode_number"}).empty()) return "episode";
  return row.first_of({"season", "season_number"}).empty() ? "movie" : "season";
}

void set_ids(TitleIds& ids, const Record& row, std::string_view prefix) {
  const auto cell = [&](std::string_view name) {
    const auto whole = std::string{prefix} + std::string{name};
    const auto found = row[whole + "_id"];
    return found.empty() ? row[whole] : found;
  };
  ids.tmdb = to_id(cell("tmdb"));
  ids.imdb = to_imdb(cell("imdb"));
  ids.tvdb = to_id(cell("tvdb"));
}

// Of an episode whose series has columns of its own, the plain ones are the episode's.
Named named_by(const Member& member, const Record& row) {
  Named named;
  named.kind = kind_of(row);
  const auto year = to_year(row["year"]);
  if (named.kind == "movie") {
    named.title = movie(row["title"], year);
    named.title.original_title = row["original_title"];
    set_ids(named.title.ref.ids, row, "");
  } else if (named.kind != "series" && has_show_columns(member, row)) {
    named.title = series(row["show_title"], to_year(row["show_year"]));
    set_ids(named.title.ref.ids, row, "show_");
    if (named.kind == "episode") {
      named.title.tvdb_episode = to_id(row.first_of({"tvdb_id", "tvdb"}));
      named.title.imdb_episode = to_imdb(row.first_of({"imdb_id", "imdb"})).value_or("");
    }
  } else {
    named.title = series(row["title"], year);
    set_ids(named.title.ref.ids, row, "");
  }
  return named;
}

bool is_named(const Named& named) {
  const auto& ids = named.title.ref.ids;
  return ids.tmdb || ids.imdb || ids.tvdb || !named.title.ref.title.empty() || named.title.tvdb_episode ||
         !named.title.imdb_episode.empty();
}

// "unknown" is a watched title without a date; an empty cell is no play.
std::optional<PlayDate> watched(const Record& row, const Clocks& clocks) {
  if (const auto day = to_day(row["watched_day"])) return PlayDate{std::nullopt, day};
  const auto cell = row.first_of({"watched_at", "watched_date", "last_watched_at", "date_watched"});
  if (cell.empty()) return std::nullopt;
  const auto word = lower(cell);
  if (word == "unknown" || word == "released") return PlayDate{};
  const auto date = to_date(cell, clocks);
  if (date != PlayDate{}) return date;
  if (const auto instant = to_instant(cell)) return PlayDate{instant, std::nullopt};
  return to_day(cell) || to_year(cell) || word.starts_with("1970-01-01") ? std::optional{PlayDate{}} : std::nullopt;
}

std::string key_of(const Named& named, const BroughtFact& fact) {
  auto key = named.kind + ":" + title_key(named.title);
  if (fact.season) key += ":s" + std::to_string(*fact.season);
  if (fact.episode) key += "e" + std::to_string(*fact.episode);
  if (fact.tvdb_episode) key += ":tvdb" + std::to_string(*fact.tvdb_episode);
  key += fact.imdb_episode;
  if (fact.when.instant) return key + ":" + format_instant(*fact.when.instant);
  return key + ":" + (fact.when.day ? format_date(*fact.when.day) : "unknown");
}

BroughtFact fact_of(const Named& named, const Record& row, std::size_t title) {
  BroughtFact fact;
  fact.title = title;
  if (named.kind == "season" || named.kind == "episode") {
    fact.season = to_small(row.first_of({"season", "season_number"}));
    if (named.kind == "episode") fact.episode = to_small(row.first_of({"episode", "episode_number"}));
    fact.episode_title = row["episode_title"];
    fact.tvdb_episode = named.title.tvdb_episode;
    fact.imdb_episode = named.title.imdb_episode;
  }
  return fact;
}

void read_play(Reading& reading, const Named& named, BroughtFact fact, const Record& row) {
  if (named.kind == "season") fact.reach = Reach::season;
  if (named.kind == "series") fact.reach = Reach::aired;
  fact.key = key_of(named, fact);
  fact.text = row.first_of({"note", "notes", "comment"});
  auto plays = std::clamp(to_small(row["plays"]).value_or(1), 1, 1000);
  reading.out.add_play(fact);
  for (fact.when = {}; plays > 1; --plays) {
    fact.key = key_of(named, fact);
    reading.out.add_play(fact);
  }
}

void read_row(Reading& reading, const Member& member, const Record& row) {
  auto named = named_by(member, row);
  if (named.kind.empty()) {
    return reading.out.skip("row", std::string{row.first_of({"title", "show_title"})}, "ignored");
  }
  if (!is_named(named)) return reading.out.problem(place(member, row), "names no title");
  const Clocks clocks{reading.zone};
  const auto play = watched(row, clocks);
  if (const auto cell = row["watched_at"]; !cell.empty() && !play) {
    reading.out.problem(place(member, row), "watched_at is no date: " + std::string{cell.substr(0, 40)});
  }
  const auto base = fact_of(named, row, reading.out.title(named.title));
  if (named.kind == "episode" && !base.episode && !base.tvdb_episode && base.imdb_episode.empty() &&
      base.episode_title.empty()) {
    return reading.out.problem(place(member, row), "is an episode without a number");
  }
  if (play) {
    auto fact = base;
    fact.when = *play;
    read_play(reading, named, std::move(fact), row);
  }
  if (const auto rating = to_rating(row["rating"])) {
    auto fact = base;
    fact.kind = BroughtKind::rating;
    fact.rating = *rating;
    fact.when = to_date(row["rated_at"], clocks);
    reading.out.add(std::move(fact));
  }
  const auto listed = row["watchlisted_at"];
  if (!listed.empty() || to_bool(row["watchlist"])) {
    BroughtFact fact{BroughtKind::watchlist};
    fact.title = base.title;
    fact.when = to_date(listed, clocks);
    reading.out.add(std::move(fact));
  }
}

bool is_generic(const Member& member) {
  std::set<std::string, std::less<>> names = member.columns;
  if (member.json) {
    const auto* rows = member.json->if_array();
    if (rows == nullptr) return false;
    if (rows->empty() || !rows->front().is_object()) return false;
    for (const auto& one : rows->front().get_object()) names.insert(column_name(one.key()));
  }
  const auto any = [&](std::initializer_list<std::string_view> some) {
    return std::ranges::any_of(some, [&](auto name) { return names.contains(name); });
  };
  const bool is_trakts = any({"movie", "show", "episode"}) && member.json && !any({"title", "tmdb_id", "imdb_id"});
  return !is_trakts &&
         any({"title", "tmdb_id", "imdb_id", "tvdb_id", "show_title", "show_tmdb_id", "show_imdb_id",
              "show_tvdb_id"}) &&
         any({"watched_at", "watched_day", "watchlisted_at", "rating", "rated_at", "type"}) &&
         !any({"media_id", "listed_at", "collected_at"});
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_generic);
}

void read(Reading& reading) {
  for (const auto& member : reading.look.members()) {
    if (!is_generic(member)) continue;
    reading.records(member, [&](const Record& row) { read_row(reading, member, row); });
  }
}

}  // namespace

const Source kGeneric{"generic", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
