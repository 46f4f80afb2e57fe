// SPDX-License-Identifier: MIT
// Of which titles the mirror speaks, and which TMDB number belongs to those that came without one.
#include "store/mirror.hpp"
#include "store/mirror_facts.hpp"
#include "store/trakt_titles.hpp"

namespace cinemarco::store {

namespace {

std::vector<TitleKey> read_keys(Use& rows, TitleType type) {
  std::vector<TitleKey> keys;
  while (rows.next()) keys.push_back({type, rows.integer(0)});
  return keys;
}

}  // namespace

std::vector<TitleKey> titles_with_facts(Connection& db, AccountId account, TitleType type) {
  // The index alone has the titles; a play is looked for only until one stands that was not removed.
  auto rows = db.use(R"sql(
    SELECT t.number FROM (SELECT DISTINCT title_tmdb_id AS number FROM plays
                          WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id IS NOT NULL) t
    WHERE EXISTS (SELECT 1 FROM plays p WHERE p.account_id = ?1 AND p.media_type = ?2 AND p.title_tmdb_id = t.number
                  AND p.removed_at IS NULL)
    UNION SELECT title_tmdb_id FROM trakt_watchlist
      WHERE account_id = ?1 AND media_type = ?3 AND title_tmdb_id IS NOT NULL AND removed_at IS NULL
    UNION SELECT title_tmdb_id FROM trakt_dropped
      WHERE account_id = ?1 AND media_type = ?3 AND title_tmdb_id IS NOT NULL AND overruled_by IS NULL
    ORDER BY 1)sql");
  rows.bind(account, play_type(type), to_string(type));
  return read_keys(rows, type);
}

std::vector<TitleKey> titles_met_by_run(Connection& db, AccountId account, RunId run, TitleType type) {
  auto rows = db.use(
      "SELECT title_tmdb_id FROM plays_of_runs WHERE account_id = ?1 AND media_type = ?2 AND met_by = ?4 AND "
      "title_tmdb_id IS NOT NULL AND removed_at IS NULL "
      "UNION SELECT title_tmdb_id FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?3 AND last_run_id = ?4 "
      "AND title_tmdb_id IS NOT NULL AND removed_at IS NULL ORDER BY 1");
  rows.bind(account, play_type(type), to_string(type), run);
  return read_keys(rows, type);
}

bool has_facts(Connection& db, AccountId account, TitleKey title) {
  auto found = db.use(
      "SELECT EXISTS (SELECT 1 FROM plays WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?4 AND "
      "removed_at IS NULL) OR EXISTS (SELECT 1 FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?3 AND "
      "title_tmdb_id = ?4 AND removed_at IS NULL) OR EXISTS (SELECT 1 FROM trakt_dropped WHERE account_id = ?1 AND "
      "media_type = ?3 AND title_tmdb_id = ?4 AND overruled_by IS NULL)");
  found.bind(account, play_type(title.type), to_string(title.type), title.tmdb_id);
  found.next();
  return found.integer(0) != 0;
}

std::vector<TitleRef> unmatched_titles(Connection& db, AccountId account, TitleType type) {
  // One row per Trakt number, or per name where Trakt has not even that; any of its rows may know an id.
  auto rows = db.use(
      "SELECT trakt_id, max(tvdb_id), max(imdb_id), max(title), max(year) FROM ("
      "  SELECT trakt_id, tvdb_id, imdb_id, title, year FROM plays "
      "  WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id IS NULL AND removed_at IS NULL AND "
      "  source_title_id IS NULL UNION ALL SELECT trakt_id, tvdb_id, imdb_id, title, year FROM trakt_watchlist "
      "  WHERE account_id = ?1 AND media_type = ?3 AND title_tmdb_id IS NULL AND removed_at IS NULL"
      "  UNION ALL SELECT title_trakt_id, NULL, NULL, title, NULL FROM trakt_ratings "
      "  WHERE account_id = ?1 AND (media_type = 'movie') = (?3 = 'movie') AND title_tmdb_id IS NULL AND gone_at IS "
      "NULL) "
      "GROUP BY trakt_id, CASE WHEN trakt_id IS NULL THEN title END ORDER BY 4");
  rows.bind(account, play_type(type), to_string(type));
  std::vector<TitleRef> titles;
  while (rows.next()) {
    TitleRef title;
    title.type = type;
    if (const auto trakt = rows.optional_integer(0)) title.ids.trakt = TraktId{*trakt};
    title.ids.tvdb = rows.optional_integer(1);
    title.ids.imdb = rows.optional_text(2);
    title.title = rows.optional_text(3).value_or("");
    if (const auto year = rows.optional_integer(4)) title.year = static_cast<int>(*year);
    titles.push_back(std::move(title));
  }
  return titles;
}

void save_match(Transaction& tx, TitleType type, TraktId trakt_id, std::int64_t tmdb_id, std::string_view matched_by) {
  tx.connection()
      .use(
          "INSERT INTO title_matches (media_type, trakt_id, tmdb_id, matched_by) VALUES (?, ?, ?, ?) "
          "ON CONFLICT (media_type, trakt_id) DO UPDATE SET tmdb_id = excluded.tmdb_id, matched_by = "
          "excluded.matched_by")
      .bind(to_string(type), trakt_id, tmdb_id, matched_by)
      .run();
  settle_title(tx, type, trakt_id);
}

void drop_match(Transaction& tx, TitleType type, TraktId trakt_id) {
  tx.connection()
      .use("DELETE FROM title_matches WHERE media_type = ? AND trakt_id = ?")
      .bind(to_string(type), trakt_id)
      .run();
  settle_title(tx, type, trakt_id);
}

}  // namespace cinemarco::store
