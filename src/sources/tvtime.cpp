// SPDX-License-Identifier: MIT
// TV Time, in the four shapes in which people saved it before it closed (docs/sources.md#tv-time): the tables of its
// answer to a request for one's data, the app's own export, a list of activities by another tool, and an older list.
#include "sources/tvtime.hpp"

#include "sources/keys.hpp"

#include <utility>

namespace cinemarco::sources {

namespace {

// One row a watched episode or film.
void read_activity(Reading& reading, const Member& member, const Record& row) {
  const Clocks clocks{reading.zone};
  const auto type = lower(row["type"]);
  const bool is_movie = type == "movie";
  auto named = is_movie ? movie(row["title"], to_year(row["year"])) : series(row["title"], std::nullopt);
  named.ref.ids.tvdb = to_id(row["tvdb_id"]);
  named.ref.ids.imdb = to_imdb(row["imdb_id"]);
  BroughtFact fact;
  if (type == "episode") {
    // The numbers are the episode's.
    fact.tvdb_episode = named.tvdb_episode = named.ref.ids.tvdb;
    named.ref.ids = {};
    fact.season = to_bool(row["is_special"]) ? std::optional{0} : to_small(row["season"]);
    fact.episode = to_small(row["episode"]);
  }
  if (named.ref.title.empty() && !named.ref.ids.tvdb && !named.ref.ids.imdb && !named.tvdb_episode) {
    return reading.out.problem(place(member, row), "names no title");
  }
  fact.title = reading.out.title(named);
  if (const auto rating = to_rating(row["rating"])) {
    auto rated = fact;
    rated.kind = BroughtKind::rating;
    rated.rating = *rating;
    reading.out.add(std::move(rated));
  }
  if (to_bool(row["is_watchlisted"]) && type != "episode") reading.out.add({BroughtKind::watchlist, fact.title});
  const auto status = lower(row["status"]);
  if (status == "stopped" || status == "dropped") reading.out.add({BroughtKind::abandoned, fact.title});
  if (!to_bool(row["is_watched"]) || (!is_movie && type != "episode")) return;
  fact.when = to_date(row["watched_at"], clocks);
  fact.key = "activity:" + title_key(named) + number_key(fact) + date_key(fact.when);
  reading.out.add_play(std::move(fact));
}

// The older list: episodes with the moment as seconds.
void read_old_row(Reading& reading, const Member& member, const Record& row) {
  auto named = series(row["show_name"], std::nullopt);
  BroughtFact fact;
  fact.tvdb_episode = to_id(row["episode_id"]);
  if (named.ref.title.empty()) named.tvdb_episode = fact.tvdb_episode;
  if (named.ref.title.empty() && !named.tvdb_episode) return reading.out.problem(place(member, row), "names no title");
  fact.season = to_small(row["episode_season_number"]);
  fact.episode = to_small(row["episode_number"]);
  fact.episode_title = row["episode_name"];
  fact.title = reading.out.title(named);
  if (const auto at = to_instant(row["ts"])) {
    fact.when.instant = at;
  } else {
    fact.when = to_date(row.first_of({"created_at", "updated_at"}), {reading.zone});
  }
  fact.key = "native:" + std::string{row["episode_id"]} + number_key(fact) + date_key(fact.when);
  reading.out.add_play(std::move(fact));
}

bool is_activity(const Member& member) {
  return member.has({"is_watched", "watched_at", "type", "tvdb_id"});
}

bool is_old(const Member& member) {
  return member.has({"show_name", "episode_id"}) && member.has({"episode_season_number", "episode_number"});
}

bool wants(std::string_view base) {
  return tvtime::is_table(base) || tvtime::is_export(base) || base == "activity_history.csv";
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), [](const Member& member) {
    return tvtime::is_of_tables(member) || tvtime::is_of_export(member) || is_activity(member) || is_old(member);
  });
}

void read(Reading& reading) {
  const auto& members = reading.look.members();
  if (std::ranges::any_of(members, tvtime::is_of_tables)) return tvtime::read_tables(reading);
  if (std::ranges::any_of(members, tvtime::is_of_export)) return tvtime::read_export(reading);
  for (const auto& member : members) {
    if (is_activity(member)) {
      reading.records(member, [&](const Record& row) { read_activity(reading, member, row); });
    } else if (is_old(member)) {
      reading.records(member, [&](const Record& row) { read_old_row(reading, member, row); });
    }
  }
}

}  // namespace

const Source kTvtime{"tvtime", &wants, &recognises, &read};

}  // namespace cinemarco::sources
