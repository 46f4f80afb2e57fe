// SPDX-License-Identifier: MIT
#include "store/credits.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

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

// One row: who, as what, and where in the list.
using Role = std::tuple<std::int64_t, std::string, std::optional<std::string>, std::optional<std::int64_t>>;

std::vector<Role> stored_roles(Use& rows) {
  std::vector<Role> roles;
  while (rows.next()) {
    roles.emplace_back(rows.integer(0), rows.text(1), rows.optional_text(2), rows.optional_integer(3));
  }
  return roles;
}

std::vector<Role> roles_of(Connection& db, const std::vector<Credit>& credits) {
  std::vector<Role> roles;
  roles.reserve(credits.size());
  for (const auto& credit : credits) {
    roles.emplace_back(save_person(db, credit), to_string(credit.role), credit.character, credit.order);
  }
  return roles;
}

void add_roles(Connection& db, std::optional<MovieId> movie, std::optional<SeriesId> series,
               const std::vector<Role>& roles) {
  for (const auto& [person, type, character, order] : roles) {
    db.use(
          "INSERT INTO media_contributors (contributor_id, movie_id, series_id, role_type, role_character, role_order) "
          "VALUES (?, ?, ?, ?, ?, ?)")
        .bind(person, movie, series, type, character, order)
        .run();
  }
}

}  // namespace

void save_credits(Transaction& tx, MovieId movie, const std::vector<Credit>& credits) {
  auto& db = tx.connection();
  const auto roles = roles_of(db, credits);
  {
    auto rows = db.use(
        "SELECT contributor_id, role_type, role_character, role_order FROM media_contributors WHERE movie_id = ? "
        "ORDER BY id");
    rows.bind(movie);
    if (stored_roles(rows) == roles) return;
  }
  db.use("DELETE FROM media_contributors WHERE movie_id = ?").bind(movie).run();
  add_roles(db, movie, std::nullopt, roles);
}

void save_credits(Transaction& tx, SeriesId series, const std::vector<Credit>& credits) {
  auto& db = tx.connection();
  const auto roles = roles_of(db, credits);
  {
    auto rows = db.use(
        "SELECT contributor_id, role_type, role_character, role_order FROM media_contributors WHERE series_id = ? "
        "ORDER BY id");
    rows.bind(series);
    if (stored_roles(rows) == roles) return;
  }
  db.use("DELETE FROM media_contributors WHERE series_id = ?").bind(series).run();
  add_roles(db, std::nullopt, series, roles);
}

void save_creators(Transaction& tx, SeriesId series, const std::vector<Credit>& creators) {
  auto& db = tx.connection();
  db.use("DELETE FROM media_contributors WHERE series_id = ? AND role_type = ?")
      .bind(series, to_string(RoleType::creator))
      .run();
  add_roles(db, std::nullopt, series, roles_of(db, creators));
}

}  // namespace cinemarco::store
