// SPDX-License-Identifier: MIT
#include "store/milestones.hpp"

#include "store/mirror_facts.hpp"
#include "store/ordered_range.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

namespace {

// As the library calls it; Trakt's name stays where it has no such title.
void name(Connection& db, FirstPlay& first) {
  auto row = first.media_type == TitleType::movie ? db.use("SELECT title, original_title FROM movies WHERE tmdb_id = ?")
                                                  : db.use("SELECT name, original_name FROM series WHERE tmdb_id = ?");
  row.bind(first.tmdb_id);
  if (!row.next()) return;
  first.title = row.text(0);
  first.original_title = row.optional_text(1);
}

std::optional<FirstPlay> first_of(Connection& db, AccountId account, TitleType type, const AskedDays& range,
                                  const TimeZone& zone) {
  const auto [behind, up_to] = ordered_range(range, zone);
  auto row = db.use(R"sql(
    SELECT p.id, p.title_tmdb_id, p.title, p.season_number, p.episode_number, p.watched_at, p.watched_day,
           (SELECT e.id FROM library_entries e LEFT JOIN movies m ON m.id = e.movie_id
            LEFT JOIN series s ON s.id = e.series_id
            WHERE e.account_id = ?1 AND iif(?2 = 'movie', m.tmdb_id, s.tmdb_id) = p.title_tmdb_id)
    FROM plays p INDEXED BY plays_by_date
    WHERE p.account_id = ?1 AND p.removed_at IS NULL AND p.media_type = ?2 AND p.ordered_at > ?3 AND p.ordered_at <= ?4
    ORDER BY p.ordered_at, p.trakt_history_id IS NULL, p.trakt_history_id, p.id LIMIT 1)sql");
  row.bind(account, play_type(type), behind, up_to);
  if (!row.next()) return std::nullopt;
  FirstPlay first;
  first.play_id = row.integer(0);
  first.media_type = type;
  first.tmdb_id = row.optional_integer(1);
  first.title = row.text(2);
  if (type == TitleType::series) {
    first.season_number = static_cast<int>(row.integer(3));
    first.episode_number = static_cast<int>(row.integer(4));
  }
  const auto instant = row.instant(5);
  const auto day = instant ? zone.day_of(*instant) : row.date(6);
  if (!day) return std::nullopt;
  first.day = *day;
  first.entry_id = row.optional_integer(7);
  return first;
}

// An episode that was moved to its air date tells no day of its own.
std::vector<FinishedSeries> finished(Connection& db, AccountId account, const AskedDays& range) {
  auto rows = db.use(R"sql(
    SELECT e.id, s.tmdb_id, e.title, s.original_name, min(x.watched_date), max(x.watched_date) AS finished, count(*)
    FROM library_entries e
    JOIN series s ON s.id = e.series_id
    JOIN watch_sessions w ON w.entry_id = e.id AND w.is_default = 1
    JOIN episode_progress x ON x.session_id = w.id AND x.season_number >= 1
    WHERE e.account_id = ?1 AND e.watch_status = 'completed'
    GROUP BY e.id
    HAVING count(x.watched_date) = count(*) AND total(x.date_source = 'air_date') = 0 AND finished BETWEEN ?2 AND ?3
    ORDER BY finished DESC, e.title, e.id LIMIT ?4)sql");
  rows.bind(account, range.from ? format_date(*range.from) : "", range.to ? format_date(*range.to) : "~",
            kMostFinishedSeries);
  std::vector<FinishedSeries> series;
  while (rows.next()) {
    const auto from = *rows.date(4);
    const auto to = *rows.date(5);
    const auto days = (std::chrono::sys_days{to} - std::chrono::sys_days{from}).count() + 1;
    series.push_back(
        {rows.integer(0), rows.integer(1), rows.text(2), rows.optional_text(3), from, to, days, rows.integer(6)});
  }
  return series;
}

Backlog backlog_of(Connection& db, AccountId account, Date today) {
  Backlog backlog;
  {
    auto row = db.use(R"sql(
      SELECT count(*), ifnull(sum(m.runtime_minutes), 0), count(*) - count(m.runtime_minutes)
      FROM library_entries e JOIN movies m ON m.id = e.movie_id
      WHERE e.account_id = ?1 AND e.watch_status = 'not_started' AND m.release_date <= ?2)sql");
    row.bind(account, today);
    row.next();
    backlog = {row.integer(0), 0, row.integer(1), row.integer(2)};
  }
  auto row = db.use(R"sql(
    SELECT count(*), ifnull(sum(coalesce(p.runtime_minutes, s.episode_run_time_minutes)), 0),
           count(*) - count(coalesce(p.runtime_minutes, s.episode_run_time_minutes))
    FROM library_entries e
    JOIN series s ON s.id = e.series_id
    JOIN library_episodes v ON v.entry_id = e.id
    JOIN episodes p ON p.id = v.episode_id
    WHERE e.account_id = ?1 AND e.watch_status IN ('not_started', 'in_progress') AND v.season_number >= 1
      AND v.counts_from <= ?2 AND NOT v.is_watched)sql");
  row.bind(account, today);
  row.next();
  backlog.episodes = row.integer(0);
  backlog.minutes += row.integer(1);
  backlog.without_runtime += row.integer(2);
  return backlog;
}

}  // namespace

Milestones milestones(Connection& db, AccountId account, const AskedDays& range, const TimeZone& zone, Date today) {
  Milestones found;
  found.from = range.from;
  found.to = range.to;
  for (const auto type : {TitleType::movie, TitleType::series}) {
    auto first = first_of(db, account, type, range, zone);
    if (!first) continue;
    name(db, *first);
    found.firsts.push_back(std::move(*first));
  }
  found.finished_series = finished(db, account, range);
  found.backlog = backlog_of(db, account, today);
  return found;
}

}  // namespace cinemarco::store
