// SPDX-License-Identifier: MIT
#include "store/library.hpp"

#include "store/dropped.hpp"
#include "store/mirror.hpp"
#include "store/mirror_facts.hpp"
#include "store/removed_titles.hpp"
#include "store/source_facts.hpp"
#include "store/title_moves.hpp"

#include <map>
#include <vector>

namespace cinemarco::store {

namespace {

std::optional<PersonalRating> to_rating(const std::optional<std::int64_t>& number) {
  return number ? std::optional{static_cast<PersonalRating>(*number)} : std::nullopt;
}

std::optional<int> to_number(const std::optional<PersonalRating>& rating) {
  return rating ? std::optional{static_cast<int>(*rating)} : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Date>& date) {
  return date ? std::optional{format_date(*date)} : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Instant>& instant) {
  return instant ? std::optional{format_instant(*instant)} : std::nullopt;
}

std::optional<std::string> watchlisted(const EntryFacts& facts) {
  return facts.watchlisted_at ? text_of(facts.watchlisted_at) : text_of(facts.watchlisted_day);
}

void read_own_facts(Connection& db, AccountId account, TitleKey title, EntryFacts& facts) {
  auto entry = title.type == TitleType::movie
                   ? db.use(
                         "SELECT own_rating, abandoned_at, added_at FROM library_entries "
                         "WHERE account_id = ? AND movie_id = (SELECT id FROM movies WHERE tmdb_id = ?)")
                   : db.use(
                         "SELECT own_rating, abandoned_at, added_at FROM library_entries "
                         "WHERE account_id = ? AND series_id = (SELECT id FROM series WHERE tmdb_id = ?)");
  entry.bind(account, title.tmdb_id);
  if (!entry.next()) return;
  facts.own_rating = to_rating(entry.optional_integer(0));
  facts.abandoned = entry.optional_text(1).has_value();
  facts.added_at = entry.instant(2);
}

// An entry that is made outside a run: does Trakt know the title from a play or its watchlist?
bool is_of_trakt(Connection& db, AccountId account, std::optional<MovieId> movie, std::optional<SeriesId> series) {
  auto found = db.use(R"sql(
    WITH title (media_type, play_type, tmdb_id) AS (
      SELECT 'movie', 'movie', tmdb_id FROM movies WHERE id = ?2
      UNION ALL SELECT 'series', 'episode', tmdb_id FROM series WHERE id = ?3)
    SELECT 1 FROM title t WHERE
      EXISTS (SELECT 1 FROM plays p WHERE p.account_id = ?1 AND p.media_type = t.play_type
              AND p.title_tmdb_id = t.tmdb_id AND p.trakt_history_id IS NOT NULL AND p.removed_at IS NULL)
      OR EXISTS (SELECT 1 FROM trakt_watchlist w WHERE w.account_id = ?1 AND w.media_type = t.media_type
                 AND w.title_tmdb_id = t.tmdb_id AND w.removed_at IS NULL))sql");
  found.bind(account, movie, series);
  return found.next();
}

// The entry's row with its projected columns, written only where they differ. The unique keys make one entry per title
// and account.
EntryId save_entry(Connection& db, AccountId account, std::optional<MovieId> movie, std::optional<SeriesId> series,
                   const EntryFacts& facts, const EntryProjection& entry, RunId run) {
  std::optional<EntryId> known;
  {
    auto row = db.use(movie ? R"sql(
      SELECT id, (watch_status, personal_rating, trakt_rating, date_added, date_first_watched, date_last_watched,
                  watchlisted_at, last_watched_at) IS (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      FROM library_entries WHERE account_id = ?1 AND movie_id = ?2)sql"
                            : R"sql(
      SELECT id, (watch_status, personal_rating, trakt_rating, date_added, date_first_watched, date_last_watched,
                  watchlisted_at, last_watched_at) IS (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      FROM library_entries WHERE account_id = ?1 AND series_id = ?2)sql");
    row.bind(account, movie ? movie->value() : series->value(), to_string(entry.status),
             to_number(entry.personal_rating), entry.trakt_rating, entry.date_added, entry.date_first_watched,
             entry.date_last_watched, watchlisted(facts), entry.last_watched_at);
    if (row.next()) known = EntryId{row.integer(0)};
    if (known && row.integer(1) != 0) return *known;
  }
  if (known) {
    db.use(R"sql(
      UPDATE library_entries SET watch_status = ?2, personal_rating = ?3, trakt_rating = ?4, date_added = ?5,
        date_first_watched = ?6, date_last_watched = ?7, watchlisted_at = ?8, last_watched_at = ?9 WHERE id = ?1)sql")
        .bind(*known, to_string(entry.status), to_number(entry.personal_rating), entry.trakt_rating, entry.date_added,
              entry.date_first_watched, entry.date_last_watched, watchlisted(facts), entry.last_watched_at)
        .run();
    return *known;
  }
  const bool by_trakt = run != RunId{} || is_of_trakt(db, account, movie, series);
  auto added = db.use(R"sql(
    INSERT INTO library_entries (account_id, media_type, movie_id, series_id, watch_status, personal_rating,
                                 trakt_rating, date_added, date_first_watched, date_last_watched, watchlisted_at, source,
                                 first_run_id, last_watched_at, id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?13, nullif(?12, 0), ?14, ?15) RETURNING id)sql");
  added.bind(account, to_string(movie ? TitleType::movie : TitleType::series), movie, series, to_string(entry.status),
             to_number(entry.personal_rating), entry.trakt_rating, entry.date_added, entry.date_first_watched,
             entry.date_last_watched, watchlisted(facts), run, by_trakt ? "trakt" : "local", entry.last_watched_at,
             new_entry_id(db));
  added.next();
  return EntryId{added.integer(0)};
}

std::int64_t default_session(Connection& db, EntryId entry) {
  {
    auto found = db.use("SELECT id FROM watch_sessions WHERE entry_id = ? AND is_default = 1");
    found.bind(entry);
    if (found.next()) return found.integer(0);
  }
  auto added = db.use("INSERT INTO watch_sessions (entry_id, name, is_default) VALUES (?, 'Default', 1) RETURNING id");
  added.bind(entry);
  added.next();
  return added.integer(0);
}

// Stored rows of a title by what identifies them: what the projection no longer has is deleted, and unchanged rows
// stay.
void replace_sessions(Connection& db, EntryId entry, const std::vector<MovieSession>& sessions) {
  struct Stored {
    std::int64_t id = 0;
    std::optional<Instant> watched_at;
  };
  std::map<std::optional<Date>, Stored> stored;
  {
    auto rows = db.use("SELECT id, watched_date, watched_at FROM movie_watch_sessions WHERE entry_id = ?");
    rows.bind(entry);
    while (rows.next()) stored[rows.date(1)] = {rows.integer(0), rows.instant(2)};
  }
  for (const auto& session : sessions) {
    const auto known = stored.extract(session.watched_date);
    if (!known) {
      db.use("INSERT INTO movie_watch_sessions (entry_id, watched_date, watched_at) VALUES (?, ?, ?)")
          .bind(entry, session.watched_date, session.watched_at)
          .run();
    } else if (known.mapped().watched_at != session.watched_at) {
      db.use("UPDATE movie_watch_sessions SET watched_at = ? WHERE id = ?")
          .bind(session.watched_at, known.mapped().id)
          .run();
    }
  }
  for (const auto& [date, row] : stored) db.use("DELETE FROM movie_watch_sessions WHERE id = ?").bind(row.id).run();
}

void replace_progress(Connection& db, EntryId entry, const std::vector<EpisodeProgress>& progress) {
  const auto session = default_session(db, entry);
  struct Stored {
    std::int64_t id = 0;
    std::optional<std::string> watched_date, watched_at;
    std::string date_source;
  };
  std::map<EpisodeNumber, Stored> stored;
  {
    auto rows = db.use(
        "SELECT id, season_number, episode_number, watched_date, watched_at, date_source FROM episode_progress WHERE "
        "session_id = ?");
    rows.bind(session);
    while (rows.next()) {
      stored[{static_cast<int>(rows.integer(1)), static_cast<int>(rows.integer(2))}] = {
          rows.integer(0), rows.optional_text(3), rows.optional_text(4), rows.text(5)};
    }
  }
  for (const auto& episode : progress) {
    const auto known = stored.extract(episode.episode);
    if (!known) {
      db.use(
            "INSERT INTO episode_progress (entry_id, session_id, season_number, episode_number, is_watched, "
            "watched_date, watched_at, date_source) VALUES (?, ?, ?, ?, 1, ?, ?, ?)")
          .bind(entry, session, episode.episode.season, episode.episode.episode, episode.watched_date,
                episode.watched_at, to_string(episode.date_source))
          .run();
    } else if (const auto& row = known.mapped(); row.watched_date != text_of(episode.watched_date) ||
                                                 row.watched_at != text_of(episode.watched_at) ||
                                                 row.date_source != to_string(episode.date_source)) {
      db.use("UPDATE episode_progress SET watched_date = ?, watched_at = ?, date_source = ? WHERE id = ?")
          .bind(episode.watched_date, episode.watched_at, to_string(episode.date_source), row.id)
          .run();
    }
  }
  for (const auto& [number, row] : stored) db.use("DELETE FROM episode_progress WHERE id = ?").bind(row.id).run();
}

}  // namespace

EntryFacts entry_facts(Connection& db, AccountId account, TitleKey title) {
  EntryFacts facts;
  {
    auto listed = db.use(
        "SELECT min(listed_at) FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND "
        "removed_at IS NULL");
    listed.bind(account, to_string(title.type), title.tmdb_id);
    const auto at = listed.next() ? listed.optional_text(0) : std::nullopt;
    if (const auto day = parse_date(at.value_or(""))) {
      facts.watchlisted_day = *day;
    } else {
      facts.watchlisted_at = listed.instant(0);
    }
  }
  {
    // Two Trakt titles may be one to TMDB (docs/trakt.md#ids): the newer rating counts.
    auto rated = db.use(
        "SELECT rating, rated_at FROM trakt_ratings WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? "
        "ORDER BY rated_at DESC, trakt_id LIMIT 1");
    rated.bind(account, to_string(title.type), title.tmdb_id);
    if (rated.next()) {
      facts.trakt_rating = static_cast<int>(rated.integer(0));
      facts.rated_at = rated.instant(1);
    }
  }
  facts.source_rating = newest_rating(db, account, title);
  read_own_facts(db, account, title, facts);
  facts.abandoned = facts.abandoned || is_dropped(db, account, title);
  return facts;
}

EntryId save_projection(Transaction& tx, AccountId account, MovieId movie, const EntryFacts& facts,
                        const MovieProjection& projection, RunId run) {
  auto& db = tx.connection();
  const auto entry = save_entry(db, account, movie, std::nullopt, facts, projection.entry, run);
  replace_sessions(db, entry, projection.sessions);
  return entry;
}

EntryId save_projection(Transaction& tx, AccountId account, SeriesId series, const EntryFacts& facts,
                        const SeriesProjection& projection, RunId run) {
  auto& db = tx.connection();
  const auto entry = save_entry(db, account, std::nullopt, series, facts, projection.entry, run);
  db.use("UPDATE library_entries SET numbering_differs = ?2 WHERE id = ?1 AND numbering_differs <> ?2")
      .bind(entry, projection.entry.numbering_differs)
      .run();
  replace_progress(db, entry, projection.progress);
  return entry;
}

EntryId add_entry(Transaction& tx, AccountId account, TitleKey title, std::int64_t row_id, Instant now) {
  const bool movie = title.type == TitleType::movie;
  auto added = tx.connection().use(
      "INSERT INTO library_entries (account_id, media_type, movie_id, series_id, watch_status, source, added_at, id) "
      "VALUES (?, ?, ?, ?, 'not_started', 'local', ?, ?) RETURNING id");
  added.bind(account, to_string(title.type), movie ? std::optional{row_id} : std::nullopt,
             movie ? std::nullopt : std::optional{row_id}, now, new_entry_id(tx));
  added.next();
  return EntryId{added.integer(0)};
}

void delete_entry_without_facts(Transaction& tx, AccountId account, TitleKey title) {
  if (has_facts(tx, account, title) || is_moving(tx, account, title)) return;
  auto& db = tx.connection();
  {
    auto by_hand = db.use(
        "SELECT 1 FROM plays WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND removed_by = 'user'");
    by_hand.bind(account, play_type(title.type), title.tmdb_id);
    if (by_hand.next()) return;
  }
  auto entry = title.type == TitleType::movie
                   ? db.use(
                         "DELETE FROM library_entries WHERE account_id = ? AND movie_id = (SELECT id FROM movies WHERE "
                         "tmdb_id = ?) AND added_at IS NULL AND own_rating IS NULL AND notes IS NULL AND "
                         "is_favorite = 0 AND abandoned_at IS NULL")
                   : db.use(
                         "DELETE FROM library_entries WHERE account_id = ? AND series_id = (SELECT id FROM series "
                         "WHERE tmdb_id = ?) AND added_at IS NULL AND own_rating IS NULL AND notes IS NULL AND "
                         "is_favorite = 0 AND abandoned_at IS NULL");
  entry.bind(account, title.tmdb_id).run();
}

std::vector<TitleKey> titles_with_entry(Connection& db, AccountId account, TitleType type) {
  auto rows = type == TitleType::movie
                  ? db.use(
                        "SELECT m.tmdb_id FROM library_entries e JOIN movies m ON m.id = e.movie_id "
                        "WHERE e.account_id = ? ORDER BY 1")
                  : db.use(
                        "SELECT s.tmdb_id FROM library_entries e JOIN series s ON s.id = e.series_id "
                        "WHERE e.account_id = ? ORDER BY 1");
  rows.bind(account);
  std::vector<TitleKey> titles;
  while (rows.next()) titles.push_back({type, rows.integer(0)});
  return titles;
}

std::vector<TitleKey> series_with_outdated_status(Connection& db, AccountId account, Date today) {
  auto rows = db.use(R"sql(
    SELECT s.tmdb_id FROM library_entries e JOIN series s ON s.id = e.series_id
    WHERE e.account_id = ?1 AND e.watch_status IN ('in_progress', 'completed')
      AND (e.watch_status = 'completed') <> (
        EXISTS (SELECT 1 FROM library_episodes v
                WHERE v.entry_id = e.id AND v.season_number >= 1 AND v.counts_from <= ?2)
        AND NOT EXISTS (SELECT 1 FROM library_episodes v
                        WHERE v.entry_id = e.id AND v.season_number >= 1 AND v.counts_from <= ?2
                          AND NOT v.is_watched)))sql");
  rows.bind(account, today);
  std::vector<TitleKey> titles;
  while (rows.next()) titles.push_back({TitleType::series, rows.integer(0)});
  return titles;
}

bool has_entry(Connection& db, AccountId account, TitleKey title) {
  auto found = title.type == TitleType::movie
                   ? db.use(
                         "SELECT 1 FROM library_entries WHERE account_id = ? AND movie_id = "
                         "(SELECT id FROM movies WHERE tmdb_id = ?)")
                   : db.use(
                         "SELECT 1 FROM library_entries WHERE account_id = ? AND series_id = "
                         "(SELECT id FROM series WHERE tmdb_id = ?)");
  found.bind(account, title.tmdb_id);
  return found.next();
}

}  // namespace cinemarco::store
