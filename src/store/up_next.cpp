// SPDX-License-Identifier: MIT
#include "store/up_next.hpp"

#include "store/cursor.hpp"

#include <string_view>
#include <utility>

namespace cinemarco::store {

namespace {

// The first unwatched aired episode behind (season, episode).
std::optional<EpisodeRow> next_behind(Connection& db, EntryId entry, int season, int episode, Date today) {
  auto row = db.use(R"sql(
    SELECT p.season_number, p.episode_number, p.name, p.overview, p.air_date, p.runtime_minutes, p.still_path
    FROM library_episodes v JOIN episodes p ON p.id = v.episode_id
    WHERE v.entry_id = ?1 AND (v.season_number, v.episode_number) > (?2, ?3) AND v.counts_from <= ?4
      AND NOT v.is_watched
    ORDER BY v.season_number, v.episode_number LIMIT 1)sql");
  row.bind(entry, season, episode, today);
  if (!row.next()) return std::nullopt;
  EpisodeRow next;
  next.season_number = static_cast<int>(row.integer(0));
  next.episode_number = static_cast<int>(row.integer(1));
  next.name = row.text(2);
  next.overview = row.optional_text(3);
  next.air_date = row.date(4);
  if (const auto minutes = row.optional_integer(5)) next.runtime_minutes = static_cast<int>(*minutes);
  next.still_path = row.optional_text(6);
  return next;
}

std::optional<EpisodeRow> next_of(Connection& db, EntryId entry, Date today) {
  EpisodeNumber furthest{0, 0};
  {
    auto row = db.use(
        "SELECT p.season_number, p.episode_number FROM watch_sessions w JOIN episode_progress p ON p.session_id = w.id "
        "WHERE w.entry_id = ? AND w.is_default = 1 AND p.season_number >= 1 "
        "ORDER BY p.season_number DESC, p.episode_number DESC LIMIT 1");
    row.bind(entry);
    if (row.next()) furthest = {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1))};
  }
  constexpr int kBeforeAnyEpisode = -1;
  if (furthest.season > 0) {
    if (auto next = next_behind(db, entry, furthest.season, furthest.episode, today)) return next;
  }
  return next_behind(db, entry, 1, kBeforeAnyEpisode, today);
}

void count(Connection& db, UpNextRow& series, Date today) {
  auto row = db.use(R"sql(
    SELECT count(*), ifnull(sum(is_watched), 0) FROM library_episodes
    WHERE entry_id = ?1 AND season_number >= 1 AND (is_watched OR counts_from <= ?2))sql");
  row.bind(series.id, today);
  row.next();
  series.aired = static_cast<int>(row.integer(0));
  series.watched = static_cast<int>(row.integer(1));
}

UpNextRow read_series(const Use& row) {
  UpNextRow series;
  series.id = EntryId{row.integer(0)};
  series.tmdb_id = row.integer(1);
  series.name = row.text(2);
  series.poster_path = row.optional_text(3);
  series.backdrop_path = row.optional_text(4);
  series.last_watched = row.date(5);
  series.original_name = row.optional_text(6);
  return series;
}

constexpr std::string_view kList = "up-next";

}  // namespace

UpNextPage page_up_next(Connection& db, AccountId account, const std::optional<std::string>& cursor, int limit,
                        const std::function<bool(EntryId)>& has_next) {
  std::optional<Cursor> after;
  if (cursor) after = read_cursor(*cursor, kList);
  auto rows = db.use(R"sql(
    SELECT e.id, e.last_watched_at FROM library_entries e
    JOIN watch_sessions w ON w.entry_id = e.id AND w.is_default = 1
    WHERE e.account_id = ?1 AND e.watch_status = 'in_progress' AND e.media_type = 'series' AND e.numbering_differs = 0
      AND e.hidden_from_up_next = 0
      AND (?3 IS NULL OR (ifnull(e.last_watched_at, ''), e.id) < (ifnull(?2, ''), ?3))
    ORDER BY e.last_watched_at DESC, e.id DESC)sql");
  rows.bind(account, after ? after->value : std::nullopt, after ? std::optional{after->id} : std::nullopt);
  UpNextPage page;
  std::optional<std::string> last_watched_at;
  while (rows.next()) {
    const EntryId entry{rows.integer(0)};
    if (!has_next(entry)) continue;
    if (std::cmp_equal(page.entries.size(), limit)) {
      page.next_cursor = to_text({std::string{kList}, last_watched_at, page.entries.back().value()});
      return page;
    }
    page.entries.push_back(entry);
    last_watched_at = rows.optional_text(1);
  }
  page.is_all = !after;
  return page;
}

// Those in progress of which nothing has aired have no next one.
std::int64_t count_up_next(Connection& db, AccountId account, Date today) {
  auto row = db.use(R"sql(
    SELECT count(*) FROM library_entries e JOIN watch_sessions w ON w.entry_id = e.id AND w.is_default = 1
    WHERE e.account_id = ?1 AND e.watch_status = 'in_progress' AND e.media_type = 'series' AND e.numbering_differs = 0
      AND e.hidden_from_up_next = 0
      AND EXISTS (SELECT 1 FROM library_episodes v
                  WHERE v.entry_id = e.id AND v.season_number >= 1 AND v.counts_from <= ?2))sql");
  row.bind(account, today);
  row.next();
  return row.integer(0);
}

std::optional<UpNextRow> find_up_next(Connection& db, EntryId series, Date today) {
  auto next = next_of(db, series, today);
  if (!next) return std::nullopt;
  auto row = db.use(
      "SELECT e.id, s.tmdb_id, s.name, s.poster_path, s.backdrop_path, e.date_last_watched, "
      "s.original_name "
      "FROM library_entries e JOIN series s ON s.id = e.series_id WHERE e.id = ?");
  row.bind(series);
  if (!row.next()) return std::nullopt;
  auto found = read_series(row);
  found.next = *std::move(next);
  count(db, found, today);
  return found;
}

std::vector<UpNextRow> list_up_next(Connection& db, AccountId account, Date today, int limit) {
  std::vector<UpNextRow> rows;
  const auto page = page_up_next(db, account, std::nullopt, limit, [&](EntryId series) {
    auto row = find_up_next(db, series, today);
    if (!row) return false;
    rows.push_back(*std::move(row));
    return true;
  });
  rows.resize(page.entries.size());
  return rows;
}

std::optional<EpisodeNumber> next_episode_of(Connection& db, EntryId entry, Date today) {
  const auto next = next_of(db, entry, today);
  if (!next) return std::nullopt;
  return EpisodeNumber{next->season_number, next->episode_number};
}

}  // namespace cinemarco::store
