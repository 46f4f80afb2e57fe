// SPDX-License-Identifier: MIT
#include "store/missing_upstream.hpp"

#include "json/json.hpp"
#include "store/runs.hpp"
#include "store/settings.hpp"

#include <array>
#include <map>

namespace cinemarco::store {

namespace {

constexpr std::array kSections{Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist};
// By section: the run that did not meet them.
constexpr std::string_view kWaiting = "trakt_waiting_removals";

using WaitingRuns = std::map<std::string, std::int64_t>;

bool is_history(Section section) {
  return section == Section::movie_plays || section == Section::episode_plays;
}

std::string_view media_type(Section section) {
  return section == Section::movie_plays ? "movie" : "episode";
}

WaitingRuns waiting_runs(Connection& db, AccountId account) {
  const auto text = setting(db, account, kWaiting);
  if (!text) return {};
  return json::parse_as<WaitingRuns>(*text).value_or(WaitingRuns{});
}

// Rows of (media_type, title_tmdb_id), those without a number left out.
std::set<TitleKey> read_titles(Use& rows, std::int64_t* count = nullptr) {
  std::set<TitleKey> titles;
  while (rows.next()) {
    if (count != nullptr) ++*count;
    if (const auto number = rows.optional_integer(1)) {
      titles.insert({rows.text(0) == "movie" ? TitleType::movie : TitleType::series, *number});
    }
  }
  return titles;
}

std::int64_t number_in(Use& row) {
  row.next();
  return row.integer(0);
}

// What is gone at Trakt stands while another source tells of it (docs/contract.md#rule-12).
void keep_told_by_others(Connection& db, AccountId account) {
  db.use(
        "UPDATE plays SET removed_at = NULL, removed_by = NULL WHERE gone_at IS NOT NULL AND account_id = ? AND "
        "removed_by = 'trakt' AND (source NOT IN ('trakt', 'cinemarco') OR EXISTS (SELECT 1 FROM play_keys k WHERE "
        "k.play_id = plays.id))")
      .bind(account)
      .run();
}

}  // namespace

std::int64_t mirrored(Connection& db, AccountId account, Section section) {
  if (is_history(section)) {
    // What is there less what does not stand: by indexes alone, so that a big history costs milliseconds. The plus
    // signs keep SQLite from looking at every row after all.
    auto row = db.use(
        "SELECT (SELECT count(*) FROM plays WHERE account_id = ?1 AND media_type = ?2) - "
        "(SELECT count(*) FROM plays WHERE trakt_history_id IS NULL AND +account_id = ?1 AND +media_type = ?2) - "
        "(SELECT count(*) FROM plays WHERE gone_at IS NOT NULL AND trakt_history_id IS NOT NULL AND +account_id = ?1 "
        "AND +media_type = ?2)");
    row.bind(account, media_type(section));
    return number_in(row);
  }
  auto row = db.use("SELECT count(*) FROM present_at_trakt WHERE account_id = ? AND section = ?");
  row.bind(account, to_string(section));
  return number_in(row);
}

std::int64_t mirrored_before(Connection& db, AccountId account, Section section, RunId run) {
  if (is_history(section)) {
    auto row = db.use(
        "SELECT count(*) FROM plays WHERE account_id = ? AND media_type = ? AND trakt_history_id IS NOT NULL AND "
        "gone_at IS NULL AND ifnull(first_run_id, 0) < ?");
    row.bind(account, media_type(section), run);
    return number_in(row);
  }
  // Of a rating it is known which run changed it last.
  auto row = section == Section::ratings
                 ? db.use(
                       "SELECT count(*) FROM trakt_ratings WHERE account_id = ? AND gone_at IS NULL AND "
                       "ifnull(changed_run_id, 0) < ?")
                 : db.use(
                       "SELECT count(*) FROM trakt_watchlist WHERE account_id = ? AND arrived_by = 'trakt' AND "
                       "gone_at IS NULL AND ifnull(first_run_id, 0) < ?");
  row.bind(account, run);
  return number_in(row);
}

std::int64_t count_missing_upstream(Connection& db, AccountId account, Section section, RunId run) {
  if (is_history(section)) {
    // By the index of runs: what was written by this run or a later one was met.
    auto row = db.use(
        "SELECT count(*) FROM plays_met WHERE (last_run_id < ?3 OR last_run_id IS NULL) AND met_by < ?3 AND "
        "+account_id = ?1 AND +media_type = ?2 AND +trakt_history_id IS NOT NULL AND gone_at IS NULL");
    row.bind(account, media_type(section), run);
    return number_in(row);
  }
  auto row = db.use(
      "SELECT count(*) FROM present_at_trakt WHERE account_id = ? AND section = ? AND ifnull(last_run_id, 0) < ?");
  row.bind(account, to_string(section), run);
  return number_in(row);
}

std::vector<std::string> titles_missing_upstream(Connection& db, AccountId account, Section section, RunId run,
                                                 std::size_t limit) {
  auto rows = db.use(
      "SELECT title FROM present_at_trakt WHERE account_id = ? AND section = ? AND ifnull(last_run_id, 0) < ? AND "
      "title IS NOT NULL GROUP BY title ORDER BY count(*) DESC, title LIMIT ?");
  rows.bind(account, to_string(section), run, limit);
  std::vector<std::string> titles;
  while (rows.next()) titles.push_back(rows.text(0));
  return titles;
}

std::set<TitleKey> remove_missing_upstream(Transaction& tx, AccountId account, Section section, RunId run, RunId by,
                                           Instant now) {
  auto& db = tx.connection();
  if (is_history(section)) {
    // What the user had removed here is now gone there too, and stays the user's doing.
    auto rows = db.use(
        "UPDATE plays SET gone_at = ?1, removed_at = ifnull(removed_at, ?1), removed_by = ifnull(removed_by, 'trakt'), "
        "last_run_id = CASE removed_by WHEN 'user' THEN last_run_id ELSE ?5 END "
        "WHERE id IN (SELECT id FROM plays_met WHERE account_id = ?2 AND media_type = ?3 AND trakt_history_id IS NOT "
        "NULL AND gone_at IS NULL AND met_by < ?4) RETURNING media_type, title_tmdb_id");
    rows.bind(now, account, media_type(section), run, by);
    auto titles = read_titles(rows);
    keep_told_by_others(db, account);
    return titles;
  }
  const bool is_rating = section == Section::ratings;
  auto marks = is_rating ? db.use(
                               "INSERT INTO taken_back SELECT account_id, 'ratings', media_type, trakt_id, ?3 FROM "
                               "trakt_ratings WHERE account_id = ?1 AND ifnull(last_run_id, 0) < ?2 AND gone_at IS "
                               "NULL ON CONFLICT DO UPDATE SET gone_at = excluded.gone_at")
                         : db.use(
                               "INSERT INTO taken_back SELECT account_id, 'watchlist', media_type, trakt_id, ?3 FROM "
                               "trakt_watchlist WHERE account_id = ?1 AND ifnull(last_run_id, 0) < ?2 AND gone_at IS "
                               "NULL AND arrived_by = 'trakt' ON CONFLICT DO UPDATE SET gone_at = excluded.gone_at");
  marks.bind(account, run, now).run();
  auto rows = is_rating ? db.use(
                              "DELETE FROM trakt_ratings WHERE account_id = ? AND ifnull(last_run_id, 0) < ? AND "
                              "gone_at IS NULL RETURNING media_type, title_tmdb_id")
                        : db.use(
                              "DELETE FROM trakt_watchlist WHERE account_id = ? AND ifnull(last_run_id, 0) < ? AND "
                              "gone_at IS NULL AND arrived_by = 'trakt' RETURNING media_type, title_tmdb_id");
  rows.bind(account, run);
  std::int64_t removed = 0;
  auto titles = read_titles(rows, &removed);
  add_to_tally(tx, by, is_rating ? Tally::ratings_removed : Tally::watchlist_removed, removed);
  return titles;
}

void keep_missing_upstream(Transaction& tx, AccountId account, Section section, RunId run, Instant now) {
  auto& db = tx.connection();
  if (is_history(section)) {
    db.use(
          "UPDATE plays SET gone_at = ? WHERE id IN (SELECT id FROM plays_met WHERE account_id = ? AND media_type = ? "
          "AND trakt_history_id IS NOT NULL AND gone_at IS NULL AND met_by < ?)")
        .bind(now, account, media_type(section), run)
        .run();
  } else if (section == Section::ratings) {
    db.use(
          "UPDATE trakt_ratings SET gone_at = ? WHERE account_id = ? AND gone_at IS NULL AND ifnull(last_run_id, 0) < "
          "?")
        .bind(now, account, run)
        .run();
  } else {
    db.use(
          "UPDATE trakt_watchlist SET gone_at = ? WHERE account_id = ? AND gone_at IS NULL AND arrived_by = 'trakt' "
          "AND ifnull(last_run_id, 0) < ?")
        .bind(now, account, run)
        .run();
  }
}

bool missed_newer_play(Connection& db, AccountId account, Section section, const std::optional<Instant>& than,
                       RunId run) {
  // By the index of the newest plays; what the user took away here is not in it.
  auto row = db.use(
      "SELECT 1 FROM plays_met WHERE account_id = ? AND ordered_at > ? AND removed_at IS NULL AND media_type = ? AND "
      "trakt_history_id IS NOT NULL AND gone_at IS NULL AND met_by <> ? LIMIT 1");
  row.bind(account, than ? format_instant(*than) : std::string{}, media_type(section), run);
  return row.next();
}

void note_met(Transaction& tx, AccountId account, HistoryId play, RunId run) {
  tx.connection()
      .use("UPDATE plays SET last_run_id = ? WHERE trakt_history_id = ? AND account_id = ? AND gone_at IS NULL")
      .bind(run, play, account)
      .run();
}

void note_waiting_removals(Transaction& tx, AccountId account, Section section, RunId run) {
  auto waiting = waiting_runs(tx, account);
  waiting[std::string{to_string(section)}] = run.value();
  set_setting(tx, account, kWaiting, json::to_text(waiting));
}

void forget_waiting_removals(Transaction& tx, AccountId account, Section section) {
  auto waiting = waiting_runs(tx, account);
  if (waiting.erase(std::string{to_string(section)}) == 0) return;
  if (waiting.empty()) return erase_setting(tx, account, kWaiting);
  set_setting(tx, account, kWaiting, json::to_text(waiting));
}

void forget_all_waiting_removals(Transaction& tx, AccountId account) {
  erase_setting(tx, account, kWaiting);
}

WaitingRemovals waiting_removals(Connection& db, AccountId account, int limit) {
  WaitingRemovals removals;
  const auto runs = waiting_runs(db, account);
  for (const auto section : kSections) {
    const auto run = runs.find(std::string{to_string(section)});
    if (run == runs.end()) continue;
    // Whatever was met since has that run's number or a later one.
    auto rows = db.use(
        "SELECT title, season_number, episode_number, watched_at FROM present_at_trakt WHERE account_id = ? AND "
        "section = ? AND ifnull(last_run_id, 0) < ? ORDER BY title, season_number, episode_number, watched_at");
    rows.bind(account, to_string(section), run->second);
    for (; rows.next(); ++removals.total) {
      if (static_cast<int>(removals.first.size()) >= limit) continue;
      WaitingRemoval row{section, rows.optional_text(0).value_or(""), std::nullopt, std::nullopt, rows.instant(3)};
      if (const auto season = rows.optional_integer(1)) row.season_number = static_cast<int>(*season);
      if (const auto episode = rows.optional_integer(2)) row.episode_number = static_cast<int>(*episode);
      removals.first.push_back(std::move(row));
    }
  }
  return removals;
}

}  // namespace cinemarco::store
