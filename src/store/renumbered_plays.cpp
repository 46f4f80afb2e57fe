// SPDX-License-Identifier: MIT
#include "store/renumbered_plays.hpp"

#include "store/mirror_facts.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace cinemarco::store {

namespace {

// What of a play tells which viewing it is.
using Content = std::tuple<std::optional<std::int64_t>, std::optional<std::int64_t>, std::optional<std::int64_t>,
                           std::optional<std::int64_t>, std::optional<Instant>>;

struct Row {
  std::int64_t id = 0;
  std::int64_t run = 0;
  Content content;
};

std::vector<Row> read_rows(Use& rows) {
  std::vector<Row> found;
  while (rows.next()) {
    found.push_back({rows.integer(0),
                     rows.integer(1),
                     {rows.optional_integer(2), rows.optional_integer(3), rows.optional_integer(4),
                      rows.optional_integer(5), rows.instant(6)}});
  }
  return found;
}

// With the run that met them last.
std::vector<Row> plays_missing_upstream(Connection& db, AccountId account, TitleType type, RunId run) {
  auto rows = db.use(
      "SELECT id, met_by, title_tmdb_id, trakt_id, season_number, episode_number, watched_at FROM plays_met "
      "WHERE account_id = ? AND media_type = ? AND trakt_history_id IS NOT NULL AND gone_at IS NULL AND met_by < ? "
      "ORDER BY trakt_history_id");
  rows.bind(account, play_type(type), run);
  return read_rows(rows);
}

// With the run that brought them.
std::map<Content, std::deque<Row>> plays_since(Connection& db, AccountId account, TitleType type, RunId run) {
  auto rows = db.use(
      "SELECT id, first_run_id, title_tmdb_id, trakt_id, season_number, episode_number, watched_at FROM plays_met "
      "WHERE account_id = ?1 AND media_type = ?2 AND trakt_history_id IS NOT NULL AND removed_at IS NULL AND gone_at "
      "IS NULL "
      "AND met_by >= ?3 AND first_run_id IS NOT NULL ORDER BY trakt_history_id");
  rows.bind(account, play_type(type), run);
  std::map<Content, std::deque<Row>> found;
  for (auto& row : read_rows(rows)) found[row.content].push_back(row);
  return found;
}

void join(Connection& db, std::int64_t former, std::int64_t present, RunId by) {
  std::int64_t history_id = 0;
  {
    auto gone = db.use("DELETE FROM plays WHERE id = ? RETURNING trakt_history_id");
    gone.bind(present);
    gone.next();
    history_id = gone.integer(0);
  }
  db.use("UPDATE plays SET trakt_history_id = ?, last_run_id = ?, changed_run_id = ? WHERE id = ?")
      .bind(history_id, by, by, former)
      .run();
}

}  // namespace

std::set<TitleKey> join_renumbered(Transaction& tx, AccountId account, Section section, RunId run, RunId by) {
  if (section != Section::movie_plays && section != Section::episode_plays) return {};
  const auto type = section == Section::movie_plays ? TitleType::movie : TitleType::series;
  auto& db = tx.connection();
  auto since = plays_since(db, account, type, run);
  std::set<TitleKey> titles;
  for (const auto& former : plays_missing_upstream(db, account, type, run)) {
    const auto equal = since.find(former.content);
    if (equal == since.end()) continue;
    // One that was there when the former was met last is another viewing.
    std::erase_if(equal->second, [&](const Row& row) { return row.run <= former.run; });
    if (equal->second.empty()) continue;
    join(db, former.id, equal->second.front().id, by);
    equal->second.pop_front();
    if (const auto& number = std::get<0>(former.content)) titles.insert({type, *number});
  }
  return titles;
}

}  // namespace cinemarco::store
