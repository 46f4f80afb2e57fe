// SPDX-License-Identifier: MIT
#include "store/source_titles.hpp"

#include "json/json.hpp"
#include "store/or_null.hpp"

namespace cinemarco::store {

namespace {

// What people see of it.
std::string name_of(const BroughtTitle& title) {
  if (!title.ref.title.empty()) return title.ref.title;
  if (!title.imdb_episode.empty()) return "Episode " + title.imdb_episode;
  if (title.tvdb_episode) return "Episode " + std::to_string(*title.tvdb_episode) + " of TVDB";
  return title.ref.ids.imdb.value_or("");
}

// Columns id, source, media_type, title, year, tmdb_id, imdb_id, tvdb_id, title_tmdb_id, matched_by, candidates,
// asked_at.
SourceTitle read(const Use& row) {
  SourceTitle title;
  title.id = SourceTitleId{row.integer(0)};
  title.source = row.text(1);
  title.title.type = row.text(2) == "movie" ? TitleType::movie : TitleType::series;
  title.title.title = row.optional_text(3).value_or("");
  if (const auto year = row.optional_integer(4)) title.title.year = static_cast<int>(*year);
  title.title.ids.tmdb = row.optional_integer(5);
  title.title.ids.imdb = row.optional_text(6);
  title.title.ids.tvdb = row.optional_integer(7);
  title.number = row.optional_integer(8);
  title.by_user = row.optional_text(9) == "user";
  if (auto candidates = json::parse_as<std::vector<Candidate>>(row.text(10))) title.candidates = std::move(*candidates);
  title.asked_at = row.instant(11);
  return title;
}

}  // namespace

SourceTitle note_source_title(Transaction& tx, AccountId account, std::string_view source, const BroughtTitle& title) {
  const auto& ref = title.ref;
  auto& db = tx.connection();
  const auto key = title_key(title);
  db.use(R"sql(
    INSERT INTO source_titles (account_id, source, media_type, title_key, title, year, tmdb_id, imdb_id, tvdb_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING)sql")
      .bind(account, source, to_string(ref.type), key, or_null(name_of(title)), ref.year, ref.ids.tmdb, ref.ids.imdb,
            ref.ids.tvdb)
      .run();
  return *known_source_title(db, account, source, title);
}

std::optional<SourceTitle> known_source_title(Connection& db, AccountId account, std::string_view source,
                                              const BroughtTitle& title) {
  auto row = db.use(
      "SELECT id, source, media_type, title, year, tmdb_id, imdb_id, tvdb_id, title_tmdb_id, matched_by, candidates, "
      "asked_at FROM source_titles WHERE account_id = ? AND source = ? AND media_type = ? AND title_key = ?");
  row.bind(account, source, to_string(title.ref.type), title_key(title));
  return row.next() ? std::optional{read(row)} : std::nullopt;
}

std::optional<SourceTitle> find_source_title(Connection& db, AccountId account, SourceTitleId id) {
  auto row = db.use(
      "SELECT id, source, media_type, title, year, tmdb_id, imdb_id, tvdb_id, title_tmdb_id, matched_by, candidates, "
      "asked_at FROM source_titles WHERE account_id = ? AND id = ?");
  row.bind(account, id);
  return row.next() ? std::optional{read(row)} : std::nullopt;
}

void save_finding(Transaction& tx, SourceTitleId id, const Finding& finding, Instant now) {
  tx.connection()
      .use(
          "UPDATE source_titles SET title_tmdb_id = ?2, matched_by = ?3, candidates = ?4, asked_at = ?5 "
          "WHERE id = ?1 AND matched_by IS NOT 'user'")
      .bind(id, finding.number, finding.number ? std::optional{finding.matched_by} : std::nullopt,
            json::to_text(finding.candidates), now)
      .run();
}

void choose_number(Transaction& tx, SourceTitleId id, const std::optional<std::int64_t>& number) {
  tx.connection()
      .use(
          "UPDATE source_titles SET title_tmdb_id = ?2, matched_by = iif(?2 IS NULL, NULL, 'user'), asked_at = NULL "
          "WHERE id = ?1")
      .bind(id, number)
      .run();
}

std::optional<std::int64_t> number_of_imdb(Connection& db, TitleType type, const std::string& imdb) {
  if (type != TitleType::movie) return std::nullopt;
  auto row = db.use("SELECT tmdb_id FROM movies WHERE imdb_id = ?");
  row.bind(imdb);
  return row.next() ? std::optional{row.integer(0)} : std::nullopt;
}

std::vector<UnsureTitle> unsure_titles(Connection& db, AccountId account) {
  auto rows = db.use(R"sql(
    SELECT t.id, t.source, t.media_type, t.title, t.year, t.tmdb_id, t.imdb_id, t.tvdb_id, t.title_tmdb_id,
           t.matched_by, t.candidates, t.asked_at,
           (SELECT count(*) FROM plays p WHERE p.source_title_id = t.id AND p.removed_at IS NULL) AS plays,
           (SELECT min(ordered_at) FROM plays p WHERE p.source_title_id = t.id AND p.removed_at IS NULL),
           (SELECT max(ordered_at) FROM plays p WHERE p.source_title_id = t.id AND p.removed_at IS NULL),
           EXISTS (SELECT 1 FROM source_facts f WHERE f.account_id = ?1 AND f.source_title_id = t.id
                   AND f.kind = 'watchlist') AS is_listed,
           EXISTS (SELECT 1 FROM ratings r WHERE r.account_id = ?1 AND r.source_title_id = t.id) AS is_rated
    FROM source_titles t
    WHERE t.account_id = ?1 AND t.title_tmdb_id IS NULL
      AND (plays > 0 OR is_rated OR EXISTS (SELECT 1 FROM source_facts f WHERE f.account_id = ?1
           AND f.source_title_id = t.id))
    ORDER BY plays = 0, t.title COLLATE NOCASE, t.id)sql");
  rows.bind(account);
  std::vector<UnsureTitle> found;
  while (rows.next()) {
    found.push_back({read(rows), rows.integer(12), rows.instant(13), rows.instant(14), rows.integer(15) != 0,
                     rows.integer(16) != 0});
  }
  return found;
}

std::vector<SourceTitle> chosen_titles(Connection& db, AccountId account) {
  auto rows = db.use(
      "SELECT id, source, media_type, title, year, tmdb_id, imdb_id, tvdb_id, title_tmdb_id, matched_by, candidates, "
      "asked_at FROM source_titles WHERE account_id = ? AND matched_by = 'user' ORDER BY title COLLATE NOCASE, id");
  rows.bind(account);
  std::vector<SourceTitle> found;
  while (rows.next()) found.push_back(read(rows));
  return found;
}

}  // namespace cinemarco::store
