// SPDX-License-Identifier: MIT
// Movary's three CSVs: history, ratings, watchlist. Only films.
#include "sources/source.hpp"

namespace cinemarco::sources {

namespace {

BroughtTitle title_of(const Record& row) {
  auto title = movie(row["title"], to_year(row["year"]));
  title.ref.ids.tmdb = to_id(row["tmdbid"]);
  title.ref.ids.imdb = to_imdb(row["imdbid"]);
  return title;
}

std::string note_of(const Record& row) {
  std::string note{row["comment"]};
  if (const auto location = row["location"]; !location.empty()) {
    note += (note.empty() ? "" : "\n") + std::string{location};
  }
  return note;
}

void read_row(Reading& reading, const Member& member, const Record& row) {
  const auto named = title_of(row);
  const auto& ids = named.ref.ids;
  if (!ids.tmdb && !ids.imdb && named.ref.title.empty()) {
    return reading.out.problem(place(member, row), "names no film");
  }
  BroughtFact fact;
  fact.title = reading.out.title(named);
  if (member.has({"watchedat"})) {
    fact.when.day = to_day(row["watchedat"]);
    fact.text = note_of(row);
    fact.key = title_key(named) + ":" + (fact.when.day ? format_date(*fact.when.day) : "unknown");
    return reading.out.add_play(std::move(fact));
  }
  if (member.has({"userrating"})) {
    const auto rating = to_rating(row["userrating"]);
    if (!rating) return;
    fact.kind = BroughtKind::rating;
    fact.rating = *rating;
    return reading.out.add(std::move(fact));
  }
  fact.kind = BroughtKind::watchlist;
  fact.when.day = to_day(row["addedat"]);
  reading.out.add(std::move(fact));
}

bool is_of_movary(const Member& member) {
  return member.has({"tmdbid", "imdbid"}) &&
         (member.has({"watchedat"}) || member.has({"userrating"}) || member.has({"addedat"}));
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_of_movary);
}

void read(Reading& reading) {
  for (const auto& member : reading.look.members()) {
    if (!is_of_movary(member)) continue;
    reading.records(member, [&](const Record& row) { read_row(reading, member, row); });
  }
}

}  // namespace

const Source kMovary{"movary", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
