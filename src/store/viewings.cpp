// SPDX-License-Identifier: MIT
#include "store/viewings.hpp"

#include "store/accounts.hpp"
#include "store/mirror_facts.hpp"
#include "store/or_null.hpp"
#include "store/play_columns.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace cinemarco::store {

namespace {

std::optional<EpisodeNumber> episode_in(const Use& row, int at) {
  const auto season = row.optional_integer(at);
  const auto episode = row.optional_integer(at + 1);
  if (!episode) return std::nullopt;
  return EpisodeNumber{static_cast<int>(season.value_or(0)), static_cast<int>(*episode)};
}

struct Known {
  PlayId id;
  bool is_own = false;  // the source's own row, not one that it only met
  bool is_matched = false;
  bool is_dated_by_it = false;
  PlayDate date;
};

std::optional<Known> by_key(Connection& db, const PlayOfSource& who, const SourcePlay& play) {
  auto row = db.use(R"sql(
    SELECT id, 1, title_tmdb_id IS NOT NULL, dated_by IS ?2, watched_at, watched_day FROM plays
    WHERE account_id = ?1 AND source = ?2 AND source_key = ?3
    UNION ALL
    SELECT p.id, 0, 1, p.dated_by IS ?2, p.watched_at, p.watched_day FROM play_keys k JOIN plays p ON p.id = k.play_id
    WHERE k.account_id = ?1 AND k.source = ?2 AND k.source_key = ?3)sql");
  row.bind(who.account, who.source, play.key);
  if (!row.next()) return std::nullopt;
  return Known{PlayId{row.integer(0)},
               row.integer(1) != 0,
               row.integer(2) != 0,
               row.integer(3) != 0,
               {row.instant(4), row.date(5)}};
}

void set_date(Connection& db, const PlayOfSource& who, PlayId id, const PlayDate& date) {
  db.use(
        "UPDATE plays SET watched_at = ?2, watched_day = ?3, ordered_at = ?4, dated_by = ?5, changed_run_id = ?6 WHERE "
        "id = ?1")
      .bind(id, date.instant, date.day, order_of(date, who.zone), who.source, who.run)
      .run();
}

void note_met(Connection& db, const PlayOfSource& who, PlayId id) {
  db.use("UPDATE plays SET last_run_id = ?2 WHERE id = ?1 AND last_run_id IS NOT ?2").bind(id, who.run).run();
}

struct Candidate {
  PlayId id;
  bool is_users = false;  // made here: its date is the user's
  PlayDate date;
};

// What stands, and what was taken away: the user's word holds for all who tell of it.
std::optional<Candidate> nearest(Connection& db, const PlayOfSource& who, const SourcePlay& play,
                                 const std::set<PlayId>& but) {
  auto rows = db.use(R"sql(
    SELECT p.id, p.watched_at, p.watched_day, p.source = 'cinemarco',
           p.source = ?6 OR EXISTS (SELECT 1 FROM play_keys k WHERE k.play_id = p.id AND k.source = ?6)
    FROM plays p
    WHERE p.account_id = ?1 AND p.media_type = ?2 AND p.title_tmdb_id = ?3 AND p.season_number IS ?4
      AND p.episode_number IS ?5 ORDER BY p.id)sql");
  rows.bind(who.account, play_type(play.title.type), play.number, season_of(play.episode), number_of(play.episode),
            who.source);
  std::vector<Candidate> candidates;
  std::vector<Viewing> there;
  while (rows.next()) {
    candidates.push_back({PlayId{rows.integer(0)}, rows.integer(3) != 0, {rows.instant(1), rows.date(2)}});
    there.push_back({candidates.back().date, rows.integer(4) != 0 || but.contains(candidates.back().id)});
  }
  if (there.empty()) return std::nullopt;
  const auto runtime = runtime_of(db, {play.title.type, *play.number}, play.episode);
  const auto found = same_viewing(there, play.date, runtime, who.zone);
  return found ? std::optional{candidates[*found]} : std::nullopt;
}

void meet(Connection& db, const PlayOfSource& who, const SourcePlay& play, const Candidate& there) {
  db.use("INSERT INTO play_keys (account_id, play_id, source, source_key) VALUES (?, ?, ?, ?)")
      .bind(who.account, there.id, who.source, play.key)
      .run();
  // What Trakt alone took away stands again, for another tells of it.
  db.use("UPDATE plays SET removed_at = NULL, removed_by = NULL WHERE id = ? AND removed_by = 'trakt'")
      .bind(there.id)
      .run();
  db.use("UPDATE plays SET note = ?2 WHERE id = ?1 AND note IS NULL").bind(there.id, or_null(play.note)).run();
  if (!there.is_users && is_more_precise(play.date, there.date)) set_date(db, who, there.id, play.date);
  note_met(db, who, there.id);
}

void add(Connection& db, const PlayOfSource& who, const SourcePlay& play) {
  const auto& title = play.title;
  db.use(R"sql(
    INSERT INTO plays (account_id, media_type, tmdb_id, tvdb_id, imdb_id, title, year, season_number, episode_number,
                       watched_at, watched_day, ordered_at, action, arrived_by, title_tmdb_id, first_run_id,
                       last_run_id, changed_run_id, source, source_key, episode_title, dated_by, note, source_title_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'import', ?3, ?14, ?14, ?14, ?15, ?16, ?17, ?15,
            ?18, ?19))sql")
      .bind(who.account, play_type(title.type), play.number, title.ids.tvdb, title.ids.imdb, or_null(title.title),
            title.year, season_of(play.episode), number_of(play.episode), play.date.instant, play.date.day,
            order_of(play.date, who.zone), play.action, who.run, who.source, play.key, or_null(play.episode_title),
            or_null(play.note), play.source_title)
      .run();
}

// The viewing that another source alone tells of and that is this one of Trakt. One that was sent there is not: it
// comes back by itself.
std::optional<PlayId> of_others(Connection& db, AccountId account, TitleKey title,
                                const std::optional<EpisodeNumber>& episode, const PlayDate& date) {
  std::vector<PlayId> ids;
  std::vector<Viewing> there;
  {
    auto rows = db.use(R"sql(
      SELECT id, watched_at, watched_day FROM plays
      WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id = ?3 AND season_number IS ?4 AND episode_number IS ?5
        AND trakt_history_id IS NULL AND source NOT IN ('trakt', 'cinemarco')
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.play_id = plays.id AND o.kind = 'add_play'
                        AND o.state IN ('unconfirmed', 'sent'))
      ORDER BY id)sql");
    rows.bind(account, play_type(title.type), title.tmdb_id, season_of(episode), number_of(episode));
    while (rows.next()) {
      ids.emplace_back(rows.integer(0));
      there.push_back({{rows.instant(1), rows.date(2)}, false});
    }
  }
  if (ids.empty()) return std::nullopt;
  const auto zone = TimeZone::find(time_zone_of(db, account));
  if (!zone) return std::nullopt;
  const auto found = same_viewing(there, date, runtime_of(db, title, episode), *zone);
  return found ? std::optional{ids[*found]} : std::nullopt;
}

// All that is told of `other` is told of `play` from now on.
void make_one(Connection& db, PlayId play, PlayId other) {
  db.use("UPDATE play_keys SET play_id = ?1 WHERE play_id = ?2").bind(play, other).run();
  db.use(
        "INSERT INTO play_keys (account_id, play_id, source, source_key) SELECT account_id, ?1, source, source_key "
        "FROM plays WHERE id = ?2 AND source_key IS NOT NULL")
      .bind(play, other)
      .run();
  db.use(
        "UPDATE plays SET note = ifnull(plays.note, o.note), removed_at = ifnull(plays.removed_at, o.removed_at), "
        "removed_by = ifnull(plays.removed_by, o.removed_by) FROM plays o WHERE plays.id = ?1 AND o.id = ?2")
      .bind(play, other)
      .run();
  db.use("DELETE FROM plays WHERE id = ?").bind(other).run();
}

}  // namespace

Taken take_play(Transaction& tx, const PlayOfSource& who, const SourcePlay& play) {
  auto& db = tx.connection();
  if (const auto known = by_key(db, who, play)) {
    if (known->is_own && !known->is_matched && play.number) {
      db.use("DELETE FROM plays WHERE id = ?").bind(known->id).run();  // and on as if it came now
    } else {
      if (known->is_own && known->is_dated_by_it && known->date != play.date) set_date(db, who, known->id, play.date);
      note_met(db, who, known->id);
      return Taken::known;
    }
  }
  if (play.number) {
    if (const auto there = nearest(db, who, play, {})) {
      meet(db, who, play, *there);
      return Taken::met;
    }
  }
  add(db, who, play);
  return Taken::added;
}

std::optional<PlayId> met_viewing(Connection& db, const PlayOfSource& who, const SourcePlay& play,
                                  const std::set<PlayId>& but) {
  const auto found = nearest(db, who, play, but);
  return found ? std::optional{found->id} : std::nullopt;
}

bool has_play_of(Connection& db, const PlayOfSource& who, TitleKey title, EpisodeNumber episode) {
  auto row = db.use(R"sql(
    SELECT 1 FROM plays p WHERE p.account_id = ?1 AND p.media_type = ?2 AND p.title_tmdb_id = ?3
      AND p.season_number = ?4 AND p.episode_number = ?5
      AND (p.source = ?6 OR EXISTS (SELECT 1 FROM play_keys k WHERE k.play_id = p.id AND k.source = ?6)))sql");
  row.bind(who.account, play_type(title.type), title.tmdb_id, episode.season, episode.episode, who.source);
  return row.next();
}

void move_plays(Transaction& tx, const PlayOfSource& who, SourceTitleId title, std::int64_t number) {
  auto& db = tx.connection();
  std::vector<SourcePlay> plays;
  {
    auto rows = db.use(R"sql(
      SELECT media_type, title, year, imdb_id, tvdb_id, season_number, episode_number, episode_title, watched_at,
             watched_day, source_key, note, action FROM plays
      WHERE source_title_id = ?1 AND source = ?2 AND account_id = ?3 AND title_tmdb_id IS NOT ?4 AND removed_at IS NULL
        AND trakt_history_id IS NULL ORDER BY ordered_at IS NULL, ordered_at, id)sql");
    rows.bind(title, who.source, who.account, number);
    while (rows.next()) {
      SourcePlay play;
      play.source_title = title;
      play.title.type = rows.text(0) == "movie" ? TitleType::movie : TitleType::series;
      play.title.title = rows.optional_text(1).value_or("");
      if (const auto year = rows.optional_integer(2)) play.title.year = static_cast<int>(*year);
      play.title.ids.imdb = rows.optional_text(3);
      play.title.ids.tvdb = rows.optional_integer(4);
      play.episode = episode_in(rows, 5);
      play.episode_title = rows.optional_text(7).value_or("");
      play.date = {rows.instant(8), rows.date(9)};
      play.key = rows.text(10);
      play.note = rows.optional_text(11).value_or("");
      play.action = rows.optional_text(12).value_or("");
      play.number = number;
      plays.push_back(std::move(play));
    }
  }
  set_aside_plays(tx, title);
  for (const auto& play : plays) take_play(tx, who, play);
}

void set_aside_plays(Transaction& tx, SourceTitleId title) {
  tx.connection()
      .use(
          "UPDATE plays SET title_tmdb_id = NULL, tmdb_id = NULL WHERE source_title_id = ? AND removed_at IS NULL AND "
          "trakt_history_id IS NULL")
      .bind(title)
      .run();
}

std::chrono::minutes runtime_of(Connection& db, TitleKey title, const std::optional<EpisodeNumber>& episode) {
  auto row = title.type == TitleType::movie
                 ? db.use("SELECT runtime_minutes FROM movies WHERE tmdb_id = ?1 AND ?2 IS ?3")
                 : db.use(
                       "SELECT coalesce((SELECT e.runtime_minutes FROM episodes e WHERE e.series_id = s.id AND "
                       "e.season_number = ?2 AND e.episode_number = ?3), s.episode_run_time_minutes) FROM series s "
                       "WHERE s.tmdb_id = ?1");
  const auto number = title.type == TitleType::movie ? std::optional<int>{} : number_of(episode);
  row.bind(title.tmdb_id, title.type == TitleType::movie ? std::optional<int>{} : season_of(episode), number);
  return std::chrono::minutes{row.next() ? row.optional_integer(0).value_or(0) : 0};
}

OtherSources::OtherSources(Transaction& tx, AccountId account) : db_{tx.connection()}, account_{account} {
  auto row = db_.use(
      "SELECT EXISTS (SELECT 1 FROM plays WHERE account_id = ? AND trakt_history_id IS NULL AND source NOT IN "
      "('trakt', "
      "'cinemarco'))");
  row.bind(account);
  row.next();
  has_any_ = row.integer(0) != 0;
}

void OtherSources::meet(const Play& play, const std::optional<std::int64_t>& number) {
  if (!has_any_ || !play.history_id || !number) return;
  {
    auto known = db_.use("SELECT 1 FROM plays WHERE trakt_history_id = ?");
    known.bind(play.history_id);
    if (known.next()) return;
  }
  const auto found =
      of_others(db_, account_, {play.title.type, *number}, play.episode, {play.watched_at, play.watched_day});
  if (!found) return;
  db_.use("UPDATE plays SET trakt_history_id = ? WHERE id = ?").bind(play.history_id, *found).run();
  // Trakt heard of it as well, and need not be told.
  db_.use("DELETE FROM outbox WHERE play_id = ? AND kind = 'add_play'").bind(*found).run();
}

void OtherSources::meet_all(TitleKey title) {
  if (!has_any_) return;
  std::vector<std::tuple<PlayId, std::optional<EpisodeNumber>, PlayDate>> trakts;
  {
    auto rows = db_.use(
        "SELECT id, season_number, episode_number, watched_at, watched_day FROM plays WHERE account_id = ? AND "
        "media_type = ? AND title_tmdb_id = ? AND trakt_history_id IS NOT NULL AND source = 'trakt' "
        "ORDER BY ordered_at IS NULL, ordered_at, id");
    rows.bind(account_, play_type(title.type), title.tmdb_id);
    while (rows.next()) {
      trakts.emplace_back(PlayId{rows.integer(0)}, episode_in(rows, 1), PlayDate{rows.instant(3), rows.date(4)});
    }
  }
  for (const auto& [id, episode, date] : trakts) {
    if (const auto found = of_others(db_, account_, title, episode, date)) make_one(db_, id, *found);
  }
}

}  // namespace cinemarco::store
