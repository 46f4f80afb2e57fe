// SPDX-License-Identifier: MIT
// Cast and crew in TMDB's three shapes, and filmographies that repeat a work per job (docs/tmdb.md#credits,
// docs/tmdb.md#filmographies).
#include "sandbox/random.hpp"
#include "sandbox/tmdb_json.hpp"

#include <algorithm>

namespace cinemarco::sandbox {
namespace json = boost::json;
using json::array;
using json::object;
namespace {

object stub(const Person& person) {
  return {{"adult", false},
          {"gender", person.gender},
          {"id", person.id},
          {"known_for_department", person.department},
          {"name", person.name},
          {"original_name", person.name},
          {"popularity", static_cast<double>(person.id % 97) / 7.0},
          {"profile_path", path_or_null(person.profile)}};
}

std::string credit_id(std::int64_t title, std::size_t at) {
  return object_id((static_cast<std::uint64_t>(title) << 12U) + at);
}

object plain_credits(const Catalogue& catalogue, std::int64_t title, const std::vector<Credit>& cast,
                     const std::vector<Credit>& crew, bool with_cast_id) {
  array cast_rows;
  for (std::size_t i = 0; i < cast.size(); ++i) {
    auto row = stub(catalogue.people[cast[i].person]);
    if (with_cast_id) row["cast_id"] = i + 2;
    row["character"] = cast[i].role;
    row["credit_id"] = credit_id(title, i);
    row["order"] = i;
    cast_rows.push_back(std::move(row));
  }
  array crew_rows;
  for (std::size_t i = 0; i < crew.size(); ++i) {
    auto row = stub(catalogue.people[crew[i].person]);
    row["credit_id"] = credit_id(title, 2048 + i);
    row["department"] = crew[i].department;
    row["job"] = crew[i].role;
    crew_rows.push_back(std::move(row));
  }
  return {{"cast", std::move(cast_rows)}, {"crew", std::move(crew_rows)}};
}

template <typename Row>
void append_works(array& cast_rows, array& crew_rows, const Catalogue& catalogue, const Person& person,
                  std::int64_t title, const std::vector<Credit>& cast, const std::vector<Credit>& crew, bool is_movie,
                  Row make_row) {
  for (std::size_t i = 0; i < cast.size(); ++i) {
    if (catalogue.people[cast[i].person].id != person.id) continue;
    auto row = make_row();
    row["character"] = cast[i].role;
    row["credit_id"] = credit_id(title, i);
    if (is_movie) {
      row["order"] = i;
    } else {
      row["episode_count"] = cast[i].episodes;
    }
    cast_rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < crew.size(); ++i) {
    if (catalogue.people[crew[i].person].id != person.id) continue;
    auto row = make_row();
    row["credit_id"] = credit_id(title, 2048 + i);
    row["department"] = crew[i].department;
    row["job"] = crew[i].role;
    crew_rows.push_back(std::move(row));
  }
}

}  // namespace

object movie_credits(const Catalogue& catalogue, const Movie& movie) {
  return plain_credits(catalogue, movie.ids.tmdb, movie.cast, movie.crew, true);
}

object series_credits(const Catalogue& catalogue, const Series& series) {
  const auto regulars = std::min<std::size_t>(series.cast.size(), 6);
  const std::vector<Credit> cast(series.cast.begin(), series.cast.begin() + static_cast<std::ptrdiff_t>(regulars));
  return plain_credits(catalogue, series.ids.tmdb, cast, series.crew, false);
}

object aggregate_credits(const Catalogue& catalogue, const Series& series) {
  array cast_rows;
  for (std::size_t i = 0; i < series.cast.size(); ++i) {
    const auto& credit = series.cast[i];
    auto row = stub(catalogue.people[credit.person]);
    row["roles"] = array{object{
        {"credit_id", credit_id(series.ids.tmdb, i)}, {"character", credit.role}, {"episode_count", credit.episodes}}};
    row["total_episode_count"] = credit.episodes;
    row["order"] = i;
    cast_rows.push_back(std::move(row));
  }
  array crew_rows;
  for (std::size_t i = 0; i < series.crew.size(); ++i) {
    const auto& credit = series.crew[i];
    auto row = stub(catalogue.people[credit.person]);
    row["jobs"] = array{object{
        {"credit_id", credit_id(series.ids.tmdb, 2048 + i)}, {"job", credit.role}, {"episode_count", credit.episodes}}};
    row["department"] = credit.department;
    row["total_episode_count"] = credit.episodes;
    crew_rows.push_back(std::move(row));
  }
  return {{"cast", std::move(cast_rows)}, {"crew", std::move(crew_rows)}};
}

object combined_credits(const Catalogue& catalogue, const Person& person, bool movies, bool series) {
  array cast_rows;
  array crew_rows;
  if (movies) {
    for (const auto& movie : catalogue.movies) {
      append_works(cast_rows, crew_rows, catalogue, person, movie.ids.tmdb, movie.cast, movie.crew, true,
                   [&] { return movie_row(movie); });
    }
  }
  if (series) {
    for (const auto& show : catalogue.series) {
      if (show.ids.tmdb == 0) continue;
      append_works(cast_rows, crew_rows, catalogue, person, show.ids.tmdb, show.cast, show.crew, false,
                   [&] { return series_row(show); });
    }
  }
  return {{"cast", std::move(cast_rows)}, {"crew", std::move(crew_rows)}};
}

}  // namespace cinemarco::sandbox
