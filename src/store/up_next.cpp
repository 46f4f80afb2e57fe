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
  series.ordered_at = row.optional_text(6);
  return series;
}

// Those in progress of which nothing has aired have no next one.
std::int64_t count_up_next(Connection& db, AccountId account, Date today) {
  auto row = db.use(R"sql(
    SELECT count(*) FROM library_entries e JOIN watch_sessions w ON w.entry_id = e.id AND w.is_default = 1
    WHERE e.account_id = ?1 AND e.watch_status = 'in_progress' AND e.media_type = 'series' AND e.numbering_differs = 0
      AND EXISTS (SELECT 1 FROM library_episodes v
                  WHERE v.entry_id = e.id AND v.season_number >= 1 AND v.counts_from <= ?2))sql");
  row.bind(account, today);
  row.next();
  return row.integer(0);
}

constexpr std::string_view kList = "up-next";

// Series without an aired episode left fall out: the list is walked until it has its rows.
std::vector<UpNextRow> walk(Connection& db, AccountId account, Date today, const std::optional<Cursor>& after,
                            std::size_t limit) {
  auto rows = db.use(R"sql(
    SELECT e.id, s.tmdb_id, s.name, s.poster_path, s.backdrop_path, e.date_last_watched, e.last_watched_at
    FROM library_entries e JOIN series s ON s.id = e.series_id
    JOIN watch_sessions w ON w.entry_id = e.id AND w.is_default = 1
    WHERE e.account_id = ?1 AND e.watch_status = 'in_progress' AND e.media_type = 'series' AND e.numbering_differs = 0
      AND (?3 IS NULL OR (ifnull(e.last_watched_at, ''), e.id) < (ifnull(?2, ''), ?3))
    ORDER BY e.last_watched_at DESC, e.id DESC)sql");
  rows.bind(account, after ? after->value : std::nullopt, after ? std::optional{after->id} : std::nullopt);
  std::vector<UpNextRow> result;
  while (result.size() < limit && rows.next()) {
    auto series = read_series(rows);
    auto next = next_of(db, series.id, today);
    if (!next) continue;
    series.next = std::move(*next);
    count(db, series, today);
    result.push_back(std::move(series));
  }
  return result;
}

}  // namespace

UpNextPage page_up_next(Connection& db, AccountId account, Date today, const std::optional<std::string>& cursor,
                        int limit) {
  std::optional<Cursor> after;
  if (cursor) after = read_cursor(*cursor, kList);
  UpNextPage page;
  page.rows = walk(db, account, today, after, static_cast<std::size_t>(limit) + 1);
  const bool is_all = !after && std::cmp_less_equal(page.rows.size(), limit);
  page.total = is_all ? static_cast<std::int64_t>(page.rows.size()) : count_up_next(db, account, today);
  if (std::cmp_greater(page.rows.size(), limit)) {
    page.rows.pop_back();
    const auto& last = page.rows.back();
    page.next_cursor = to_text({std::string{kList}, last.ordered_at, last.id.value()});
  }
  return page;
}

std::vector<UpNextRow> list_up_next(Connection& db, AccountId account, Date today, int limit) {
  return walk(db, account, today, std::nullopt, static_cast<std::size_t>(limit));
}

std::optional<EpisodeNumber> next_episode_of(Connection& db, EntryId entry, Date today) {
  const auto next = next_of(db, entry, today);
  if (!next) return std::nullopt;
  return EpisodeNumber{next->season_number, next->episode_number};
}

}  // namespace cinemarco::store
