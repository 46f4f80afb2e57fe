// SPDX-License-Identifier: MIT
// IMDb's CSVs: ratings, the watchlist and lists, in today's form and in that of before 2017. It knows no viewings.
#include "sources/source.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace cinemarco::sources {

namespace {

enum class Kind { movie, series, episode, other };

// "TV Mini Series", "tvMiniSeries".
Kind kind_of(std::string_view type) {
  std::string word;
  for (const char c : lower(type)) {
    if (c >= 'a' && c <= 'z') word += c;
  }
  if (word == "tvseries" || word == "tvminiseries" || word == "series" || word == "miniseries") return Kind::series;
  if (word == "tvepisode" || word == "episode") return Kind::episode;
  constexpr std::array<std::string_view, 9> kMovies{"movie",   "tvmovie", "tvspecial",   "short",      "video",
                                                    "tvshort", "feature", "featurefilm", "documentary"};
  if (word.empty() || std::ranges::find(kMovies, word) != kMovies.end()) return Kind::movie;
  return Kind::other;
}

// "2024-03-15", or "Sun Oct  5 00:00:00 2008".
std::optional<Date> day_of(std::string_view cell) {
  if (const auto day = to_day(cell)) return day;
  constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
  if (cell.size() < 24) return std::nullopt;
  const auto month = std::ranges::find(kMonths, lower(cell.substr(4, 3)));
  const auto day = to_small(cell.substr(8, 2));
  const auto year = to_year(cell.substr(20, 4));
  if (month == kMonths.end() || !day || !year) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(month - kMonths.begin()) + 1},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::string_view cell_of(const Record& row, std::string_view name) {
  if (name == "your rating") return row.first_of({"your rating", "you rated"});
  if (name == "created") return row.first_of({"created", "date added"});
  return row[name];
}

void add(Reading& reading, const BroughtFact& base, BroughtKind kind, std::optional<Date> day, std::string text = {}) {
  auto fact = base;
  fact.kind = kind;
  fact.when.day = day;
  fact.text = std::move(text);
  reading.out.add(std::move(fact));
}

// It does not know when something was watched; that it was the day of the rating is the user's word.
void add_viewing(Reading& reading, const BroughtFact& base, const std::string& imdb, Date day) {
  auto viewing = base;
  viewing.kind = BroughtKind::play;
  viewing.when.day = day;
  viewing.key = imdb + ":rated";
  reading.out.add_play(std::move(viewing));
}

void read_row(Reading& reading, const Member& member, const Record& row, bool is_list) {
  const auto imdb = to_imdb(row["const"]);
  const std::string name{row["title"]};
  if (!imdb) return reading.out.problem(place(member, row), "has no Const: " + name.substr(0, 60));
  const auto kind = kind_of(row.first_of({"title type", "type"}));
  if (kind == Kind::other) return reading.out.skip("row", name, "ignored");
  auto title = kind == Kind::movie ? movie(name, to_year(row["year"])) : series(name, to_year(row["year"]));
  title.original_title = row["original title"];
  BroughtFact base;
  if (kind == Kind::episode) {
    title = series("", std::nullopt);
    title.imdb_episode = *imdb;
    base.imdb_episode = *imdb;
  } else {
    title.ref.ids.imdb = *imdb;
  }
  base.title = reading.out.title(title);
  if (const auto rating = to_rating(cell_of(row, "your rating"))) {
    auto rated = base;
    rated.rating = *rating;
    const auto day = day_of(row["date rated"]);
    const auto rated_on = day ? day : day_of(is_list ? "" : cell_of(row, "created"));
    add(reading, rated, BroughtKind::rating, rated_on);
    if (rated_on && kind != Kind::series && reading.also.contains(kRatedDays))
      add_viewing(reading, base, *imdb, *rated_on);
  }
  if (!is_list) return;
  if (kind != Kind::episode) add(reading, base, BroughtKind::watchlist, day_of(cell_of(row, "created")));
  if (const auto note = row["description"]; !note.empty() && kind != Kind::episode) {
    add(reading, base, BroughtKind::note, std::nullopt, std::string{note});
  }
}

// The old form of the ratings has a position, too.
bool is_list(const Member& member) {
  return member.has({"position"}) && !member.has({"you rated"});
}

bool is_of_imdb(const Member& member) {
  return member.has({"const"}) && (member.has({"your rating"}) || member.has({"you rated"}) ||
                                   member.has({"position"}) || member.has({"created"}));
}

bool recognises(Look& look) {
  return std::ranges::any_of(look.members(), is_of_imdb);
}

void read(Reading& reading) {
  for (const auto& member : reading.look.members()) {
    if (!is_of_imdb(member)) continue;
    reading.records(member, [&](const Record& row) { read_row(reading, member, row, is_list(member)); });
  }
}

}  // namespace

const Source kImdb{"imdb", nullptr, &recognises, &read};

}  // namespace cinemarco::sources
