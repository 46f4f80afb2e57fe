// SPDX-License-Identifier: MIT
#include "store/credits.hpp"

#include <optional>

namespace cinemarco::store {

namespace {

// The person's row. Most people of a title are already as they are stored, and nothing is written for them.
std::int64_t save_person(Connection& db, const Credit& credit) {
  {
    auto known = db.use(
        "SELECT id, name = ?2 AND profile_path IS coalesce(?3, profile_path) AND "
        "known_for_department IS coalesce(?4, known_for_department) FROM contributors WHERE tmdb_person_id = ?1");
    known.bind(credit.person, credit.name, credit.profile_path, credit.known_for_department);
    if (known.next() && known.integer(1) != 0) return known.integer(0);
  }
  auto saved = db.use(R"sql(
    INSERT INTO contributors (tmdb_person_id, name, profile_path, known_for_department) VALUES (?, ?, ?, ?)
    ON CONFLICT (tmdb_person_id) DO UPDATE SET
      name = excluded.name, profile_path = coalesce(excluded.profile_path, profile_path),
      known_for_department = coalesce(excluded.known_for_department, known_for_department)
    RETURNING id)sql");
  saved.bind(credit.person, credit.name, credit.profile_path, credit.known_for_department);
  saved.next();
  return saved.integer(0);
}

void save_roles(Connection& db, std::optional<MovieId> movie, std::optional<SeriesId> series,
                const std::vector<Credit>& credits) {
  for (const auto& credit : credits) {
    const auto person = save_person(db, credit);
    db.use(
          "INSERT INTO media_contributors (contributor_id, movie_id, series_id, role_type, role_character, role_order) "
          "VALUES (?, ?, ?, ?, ?, ?)")
        .bind(person, movie, series, to_string(credit.role), credit.character, credit.order)
        .run();
  }
}

}  // namespace

void save_credits(Transaction& tx, MovieId movie, const std::vector<Credit>& credits) {
  auto& db = tx.connection();
  db.use("DELETE FROM media_contributors WHERE movie_id = ?").bind(movie).run();
  save_roles(db, movie, std::nullopt, credits);
}

void save_credits(Transaction& tx, SeriesId series, const std::vector<Credit>& credits) {
  auto& db = tx.connection();
  db.use("DELETE FROM media_contributors WHERE series_id = ?").bind(series).run();
  save_roles(db, std::nullopt, series, credits);
}

void save_creators(Transaction& tx, SeriesId series, const std::vector<Credit>& creators) {
  auto& db = tx.connection();
  db.use("DELETE FROM media_contributors WHERE series_id = ? AND role_type = ?")
      .bind(series, to_string(RoleType::creator))
      .run();
  save_roles(db, std::nullopt, series, creators);
}

}  // namespace cinemarco::store
