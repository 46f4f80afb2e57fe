// SPDX-License-Identifier: MIT
#include "store/source_facts.hpp"

#include "store/library.hpp"
#include "store/titles.hpp"

#include <vector>

namespace cinemarco::store {

namespace {

std::string_view rated_type(const BroughtRating& rating) {
  if (rating.type == TitleType::movie) return "movie";
  if (rating.episode) return "episode";
  return rating.season ? "season" : "series";
}

std::optional<std::string> text_of(const PlayDate& date) {
  if (date.instant) return format_instant(*date.instant);
  return date.day ? std::optional{format_date(*date.day)} : std::nullopt;
}

std::string_view word(BroughtKind kind) {
  switch (kind) {
    case BroughtKind::watchlist:
      return "watchlist";
    case BroughtKind::favorite:
      return "favorite";
    case BroughtKind::abandoned:
      return "abandoned";
    default:
      return "note";
  }
}

struct Waiting {
  std::string kind;
  std::optional<std::string> at, value;
};

std::vector<Waiting> waiting_facts(Connection& db, AccountId account, SourceTitleId title) {
  auto rows = db.use(
      "SELECT kind, at, value FROM source_facts WHERE account_id = ? AND source_title_id = ? AND is_applied = 0");
  rows.bind(account, title);
  std::vector<Waiting> facts;
  while (rows.next()) facts.push_back({rows.text(0), rows.optional_text(1), rows.optional_text(2)});
  return facts;
}

void list(Connection& db, AccountId account, RunId run, TitleKey title, const std::string& at) {
  db.use(R"sql(
    INSERT INTO trakt_watchlist (account_id, media_type, trakt_id, tmdb_id, title, listed_at, title_tmdb_id, arrived_by,
                                 first_run_id, last_run_id)
    SELECT ?1, ?2, -?3, ?3, CASE ?2 WHEN 'movie' THEN (SELECT title FROM movies WHERE tmdb_id = ?3)
                                    ELSE (SELECT name FROM series WHERE tmdb_id = ?3) END, ?4, ?3, 'local', ?5, ?5
    WHERE NOT EXISTS (SELECT 1 FROM trakt_watchlist WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?3)
    ON CONFLICT DO NOTHING)sql")
      .bind(account, to_string(title.type), title.tmdb_id, at, run)
      .run();
}

std::optional<EntryId> entry_id(Connection& db, AccountId account, TitleKey title) {
  auto row = db.use(R"sql(
    SELECT e.id FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id LEFT JOIN series s ON s.id = e.series_id
    WHERE e.account_id = ?1 AND e.media_type = ?2 AND ifnull(m.tmdb_id, s.tmdb_id) = ?3)sql");
  row.bind(account, to_string(title.type), title.tmdb_id);
  return row.next() ? std::optional{EntryId{row.integer(0)}} : std::nullopt;
}

// False: it waits for an entry.
bool apply(Transaction& tx, AccountId account, RunId run, TitleKey title, const Waiting& fact, Instant now) {
  auto& db = tx.connection();
  if (fact.kind == "watchlist") {
    list(db, account, run, title, fact.at.value_or(format_instant(now)));
    return true;
  }
  auto entry = entry_id(db, account, title);
  if (!entry && fact.kind == "abandoned") {
    if (const auto stored = title_state(db, title)) entry = add_entry(tx, account, title, stored->row_id, now);
  }
  if (!entry) return false;
  if (fact.kind == "note") {
    db.use("UPDATE library_entries SET notes = ? WHERE id = ? AND notes IS NULL").bind(fact.value, *entry).run();
  } else if (fact.kind == "favorite") {
    db.use("UPDATE library_entries SET is_favorite = 1 WHERE id = ?").bind(*entry).run();
  } else {
    const auto told = fact.at && fact.at->size() > 10 ? *fact.at : format_instant(now);
    db.use("UPDATE library_entries SET abandoned_at = ifnull(abandoned_at, ?) WHERE id = ?").bind(told, *entry).run();
  }
  return true;
}

}  // namespace

void save_source_rating(Transaction& tx, AccountId account, RunId run, std::string_view source,
                        const BroughtRating& rating) {
  tx.connection()
      .use(R"sql(
    INSERT INTO ratings (account_id, source, media_type, tmdb_id, season_number, episode_number, rating, rated_at,
                         source_title_id, changed_run_id, last_run_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)
    ON CONFLICT (account_id, media_type, ifnull(tmdb_id, -source_title_id), source, ifnull(season_number, -1),
                 ifnull(episode_number, -1)) DO UPDATE SET
      changed_run_id = iif(ifnull(excluded.rated_at, '') >= ifnull(rated_at, '')
                           AND (rating, rated_at) IS NOT (excluded.rating, excluded.rated_at),
                           excluded.changed_run_id, changed_run_id),
      rating = iif(ifnull(excluded.rated_at, '') >= ifnull(rated_at, ''), excluded.rating, rating),
      rated_at = iif(ifnull(excluded.rated_at, '') >= ifnull(rated_at, ''), excluded.rated_at, rated_at),
      last_run_id = excluded.last_run_id)sql")
      .bind(account, source, rated_type(rating), rating.number, rating.season, rating.episode, rating.rating,
            text_of(rating.rated), rating.source_title, run)
      .run();
}

std::optional<int> newest_rating(Connection& db, AccountId account, TitleKey title) {
  auto row = db.use(
      "SELECT rating FROM ratings WHERE account_id = ? AND media_type = ? AND ifnull(tmdb_id, -source_title_id) = ? "
      "AND "
      "season_number IS NULL AND episode_number IS NULL ORDER BY rated_at DESC, source LIMIT 1");
  row.bind(account, to_string(title.type), title.tmdb_id);
  return row.next() ? std::optional{static_cast<int>(row.integer(0))} : std::nullopt;
}

void note_fact(Transaction& tx, AccountId account, RunId run, const SourceFact& fact) {
  const auto text = fact.text.empty() ? std::nullopt : std::optional{fact.text};
  tx.connection()
      .use(R"sql(
    INSERT INTO source_facts (account_id, source_title_id, kind, at, value, first_run_id, last_run_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
    ON CONFLICT DO UPDATE SET last_run_id = excluded.last_run_id)sql")
      .bind(account, fact.source_title, word(fact.kind), text_of(fact.when), text, run)
      .run();
}

bool apply_facts(Transaction& tx, AccountId account, RunId run, SourceTitleId source_title, TitleKey title,
                 Instant now) {
  auto& db = tx.connection();
  bool changed = db.use("UPDATE OR REPLACE ratings SET tmdb_id = ? WHERE source_title_id = ? AND tmdb_id IS NULL")
                     .bind(title.tmdb_id, source_title)
                     .run() > 0;
  db.use("UPDATE list_items SET tmdb_id = ? WHERE source_title_id = ?").bind(title.tmdb_id, source_title).run();
  for (const auto& fact : waiting_facts(db, account, source_title)) {
    if (!apply(tx, account, run, title, fact, now)) continue;
    changed = true;
    db.use("UPDATE source_facts SET is_applied = 1 WHERE account_id = ? AND source_title_id = ? AND kind = ?")
        .bind(account, source_title, fact.kind)
        .run();
  }
  return changed;
}

bool was_told(Connection& db, AccountId account, std::string_view source, SourceTitleId title,
              const BroughtFact& fact) {
  if (fact.kind == BroughtKind::listed) {
    auto row =
        db.use("SELECT 1 FROM list_items WHERE source_title_id = ? AND season_number IS ? AND episode_number IS ?");
    row.bind(title, fact.season, fact.episode);
    return row.next();
  }
  if (fact.kind == BroughtKind::rating) {
    auto row = db.use(
        "SELECT 1 FROM ratings WHERE account_id = ? AND source = ? AND source_title_id = ? AND rating = ? AND "
        "((season_number IS ? AND episode_number IS ?) OR ?)");
    row.bind(account, source, title, fact.rating, fact.season, fact.episode, !fact.imdb_episode.empty());
    return row.next();
  }
  auto row = db.use("SELECT 1 FROM source_facts WHERE account_id = ? AND source_title_id = ? AND kind = ?");
  row.bind(account, title, word(fact.kind));
  return row.next();
}

FactCounts count_source_ratings(Connection& db, AccountId account, RunId run) {
  auto row = db.use(
      "SELECT count(*), count(*) FILTER (WHERE changed_run_id = ?2) FROM ratings WHERE account_id = ?1 AND last_run_id "
      "= ?2");
  row.bind(account, run);
  row.next();
  return {row.integer(0), row.integer(1)};
}

}  // namespace cinemarco::store
