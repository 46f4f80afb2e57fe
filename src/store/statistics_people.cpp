// SPDX-License-Identifier: MIT
#include "store/statistics_people.hpp"

#include "json/json.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace cinemarco::store {

namespace {

struct Seen {
  std::int64_t titles = 0, plays = 0;
  const void* list = nullptr;  // with `title`: the last title that counted, for one may have several rows of a person
  std::size_t title = 0;
};
using SeenPeople = std::unordered_map<std::int64_t, Seen>;  // by row of `contributors`

void count_credits(Use& rows, const std::vector<TitlePlays>& titles, SeenPeople& people) {
  while (rows.next()) {
    const auto at = static_cast<std::size_t>(rows.integer(0));
    auto& seen = people[rows.integer(1)];
    if (seen.list == &titles && seen.title == at) continue;
    seen.list = &titles;
    seen.title = at;
    ++seen.titles;
    seen.plays += titles[at].plays;
  }
}

std::string rows_of(const std::vector<TitlePlays>& titles) {
  std::vector<std::int64_t> rows;
  rows.reserve(titles.size());
  for (const auto& title : titles) rows.push_back(title.row);
  return json::to_text(rows);
}

// Title by title, so that a person's rows of one title follow each other as far as that person goes.
SeenPeople seen_in(Connection& db, std::string_view role, const std::vector<TitlePlays>& movies,
                   const std::vector<TitlePlays>& series) {
  SeenPeople people;
  {
    auto rows = db.use(
        "SELECT j.key, c.contributor_id FROM json_each(?1) j CROSS JOIN media_contributors c "
        "ON c.movie_id = j.value WHERE c.movie_id IS NOT NULL AND c.role_type = ?2");
    rows.bind(rows_of(movies), role);
    count_credits(rows, movies, people);
  }
  auto rows = db.use(
      "SELECT j.key, c.contributor_id FROM json_each(?1) j CROSS JOIN media_contributors c "
      "ON c.series_id = j.value WHERE c.series_id IS NOT NULL AND c.role_type = ?2");
  rows.bind(rows_of(series), role);
  count_credits(rows, series, people);
  return people;
}

// Those who may stand in the list, whatever their names: nobody behind the last of kMostPeople by titles and plays.
std::vector<std::pair<std::int64_t, Seen>> candidates(const SeenPeople& people) {
  std::vector<std::pair<std::int64_t, Seen>> found{people.begin(), people.end()};
  const auto rank = [](const auto& person) { return std::pair{person.second.titles, person.second.plays}; };
  if (found.size() <= kMostPeople) return found;
  const auto last = found.begin() + static_cast<std::ptrdiff_t>(kMostPeople) - 1;
  std::ranges::nth_element(found, last, std::greater{}, rank);
  const auto least = rank(*last);
  std::erase_if(found, [&](const auto& person) { return rank(person) < least; });
  return found;
}

std::vector<PersonCount> most_seen(Connection& db, std::string_view role, const std::vector<TitlePlays>& movies,
                                   const std::vector<TitlePlays>& series) {
  std::vector<PersonCount> list;
  for (const auto& [row, seen] : candidates(seen_in(db, role, movies, series))) {
    auto person = db.use("SELECT tmdb_person_id, name FROM contributors WHERE id = ?");
    person.bind(row);
    if (person.next()) list.push_back({person.integer(0), person.text(1), seen.titles, seen.plays});
  }
  std::ranges::sort(list, {}, [](const PersonCount& person) {
    return std::tuple<std::int64_t, std::int64_t, std::string_view, std::int64_t>{-person.titles, -person.plays,
                                                                                  person.name, person.tmdb_person_id};
  });
  if (list.size() > kMostPeople) list.resize(kMostPeople);
  return list;
}

}  // namespace

PeopleCounts people_of(Connection& db, const std::vector<TitlePlays>& movies, const std::vector<TitlePlays>& series) {
  return {most_seen(db, "actor", movies, series), most_seen(db, "director", movies, series),
          most_seen(db, "writer", movies, series)};
}

}  // namespace cinemarco::store
