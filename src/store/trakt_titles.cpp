// SPDX-License-Identifier: MIT
#include "store/trakt_titles.hpp"

#include "store/mirror_facts.hpp"
#include "store/runs.hpp"
#include "store/sync_state.hpp"
#include "store/title_moves.hpp"
#include "store/viewings.hpp"

#include <string>
#include <vector>

namespace cinemarco::store {

namespace {

// Parameters of all: account, plays' media type, Trakt's number, the number that its rows go by now, the title's type.
// Its rows are found by that number, for which there are indexes.
constexpr std::string_view kNewest = R"sql(
  WITH facts (tmdb_id, run, at) AS (
    SELECT tmdb_id, met_by, ordered_at FROM plays_met
    WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id {} AND trakt_id = ?3 AND gone_at IS NULL
    UNION ALL
    SELECT tmdb_id, last_run_id, rated_at FROM trakt_ratings
    WHERE account_id = ?1 AND media_type IN (?5, iif(?5 = 'movie', ?5, 'season'), iif(?5 = 'movie', ?5, 'episode'))
      AND title_tmdb_id {} AND title_trakt_id = ?3 AND gone_at IS NULL
    UNION ALL
    SELECT tmdb_id, last_run_id, numbered_at FROM trakt_watchlist
    WHERE account_id = ?1 AND media_type = ?5 AND trakt_id = ?3 AND arrived_by = 'trakt' AND gone_at IS NULL)
  SELECT (SELECT tmdb_id FROM facts WHERE tmdb_id IS NOT NULL ORDER BY run DESC, at DESC, tmdb_id DESC LIMIT 1),
         (SELECT count(DISTINCT ifnull(tmdb_id, 0)) FROM facts) > 1, EXISTS (SELECT 1 FROM facts))sql";
constexpr std::string_view kMovePlays =
    "UPDATE plays SET title_tmdb_id = ?6 WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id {} AND "
    "trakt_id = ?3 AND ?5 = ?5";
constexpr std::string_view kMoveRatings =
    "UPDATE trakt_ratings SET title_tmdb_id = ?6 WHERE account_id = ?1 AND ?2 = ?2 AND media_type IN (?5, iif(?5 = "
    "'movie', ?5, 'season'), iif(?5 = 'movie', ?5, 'episode')) AND title_tmdb_id {} AND title_trakt_id = ?3";

// The statement for titles with a number and for those without: `=` and `IS NULL` have different indexes.
struct Sql {
  explicit Sql(std::string_view text)
      : with_number{filled(text, "= ?4")}, without{filled(text, "IS NULL AND ?4 IS NULL")} {}
  static std::string filled(std::string_view text, std::string_view condition) {
    std::string sql{text};
    for (std::size_t at = 0; (at = sql.find("{}", at)) != std::string::npos;) sql.replace(at, 2, condition);
    return sql;
  }
  [[nodiscard]] const char* of(const std::optional<std::int64_t>& number) const {
    return number ? with_number.c_str() : without.c_str();
  }
  std::string with_number, without;
};

struct Match {
  std::optional<std::int64_t> number;
  bool by_user = false;
};

Match match_of(Connection& db, TitleType type, TraktId trakt_id) {
  auto match = db.use("SELECT tmdb_id, matched_by = 'user' FROM title_matches WHERE media_type = ? AND trakt_id = ?");
  match.bind(to_string(type), trakt_id);
  if (!match.next()) return {};
  return {match.integer(0), match.integer(1) != 0};
}

std::optional<std::int64_t> chosen(const Match& match, const std::optional<std::int64_t>& stated) {
  return match.by_user || !stated ? match.number : stated;
}

void save(Connection& db, AccountId account, TitleType type, TraktId trakt_id,
          const std::optional<std::int64_t>& stated, bool is_disputed, const std::optional<std::int64_t>& number) {
  db.use(
        "INSERT INTO trakt_titles (account_id, media_type, trakt_id, stated_tmdb_id, is_disputed, title_tmdb_id) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, media_type, trakt_id) DO UPDATE SET stated_tmdb_id = "
        "excluded.stated_tmdb_id, is_disputed = excluded.is_disputed, title_tmdb_id = excluded.title_tmdb_id")
      .bind(account, to_string(type), trakt_id, stated, is_disputed, number)
      .run();
  db.use("UPDATE trakt_dropped SET title_tmdb_id = ? WHERE account_id = ? AND media_type = ? AND trakt_id = ?")
      .bind(number, account, to_string(type), trakt_id)
      .run();
  db.use(
        "UPDATE list_items SET tmdb_id = ifnull(?1, tmdb_id) WHERE trakt_id = ?3 AND media_type IN (?2, iif(?2 = "
        "'movie', ?2, 'season'), iif(?2 = 'movie', ?2, 'episode')) AND list_id IN (SELECT id FROM lists WHERE "
        "account_id = ?4)")
      .bind(number, to_string(type), trakt_id, account)
      .run();
}

// Gives what lost rows and what gained them.
std::set<TitleKey> settle_one(Transaction& tx, AccountId account, TitleType type, TraktId trakt_id,
                              const std::optional<RunId>& run) {
  static const Sql kNewestRow{kNewest};
  static const Sql kPlaysMoved{kMovePlays};
  static const Sql kRatingsMoved{kMoveRatings};
  auto& db = tx.connection();
  std::optional<std::int64_t> old, stated;
  {
    auto row = db.use(
        "SELECT title_tmdb_id, stated_tmdb_id FROM trakt_titles WHERE account_id = ? AND media_type = ? AND trakt_id = "
        "?");
    row.bind(account, to_string(type), trakt_id);
    if (!row.next()) return {};
    old = row.optional_integer(0);
    stated = row.optional_integer(1);
  }
  bool is_disputed = false;
  {
    auto row = db.use(kNewestRow.of(old));
    row.bind(account, play_type(type), trakt_id, old, to_string(type));
    row.next();
    // Where nothing of it stands at Trakt any more, what was stated last stays.
    if (row.integer(2) != 0) stated = row.optional_integer(0);
    is_disputed = row.integer(1) != 0;
  }
  const auto number = chosen(match_of(db, type, trakt_id), stated);
  save(db, account, type, trakt_id, stated, is_disputed, number);
  if (number == old) return {};
  int facts = db.use(kPlaysMoved.of(old)).bind(account, play_type(type), trakt_id, old, to_string(type), number).run();
  db.use(kRatingsMoved.of(old)).bind(account, play_type(type), trakt_id, old, to_string(type), number).run();
  facts +=
      db.use("UPDATE trakt_watchlist SET title_tmdb_id = ? WHERE account_id = ? AND media_type = ? AND trakt_id = ?")
          .bind(number, account, to_string(type), trakt_id)
          .run();
  if (number && facts > 0) OtherSources{tx, account}.meet_all({type, *number});
  std::set<TitleKey> titles;
  if (old) titles.insert({type, *old});
  if (number) titles.insert({type, *number});
  if (old && run) add_to_tally(tx, *run, Tally::titles_renumbered, 1);
  if (old && number && facts > 0) follow_number(tx, account, {type, *old}, {type, *number});
  note_changed(tx, account, titles);
  return titles;
}

}  // namespace

std::optional<std::int64_t> number_of(Connection& db, AccountId account, const TitleRef& title) {
  if (!title.ids.trakt) return title.ids.tmdb;
  {
    auto row =
        db.use("SELECT title_tmdb_id FROM trakt_titles WHERE account_id = ? AND media_type = ? AND trakt_id = ?");
    row.bind(account, to_string(title.type), *title.ids.trakt);
    if (row.next()) return row.optional_integer(0);
  }
  return chosen(match_of(db, title.type, *title.ids.trakt), title.ids.tmdb);
}

std::optional<std::int64_t> number_if_stated(Connection& db, AccountId account, const TitleRef& title) {
  if (!title.ids.trakt || !title.ids.tmdb) return number_of(db, account, title);
  return chosen(match_of(db, title.type, *title.ids.trakt), title.ids.tmdb);
}

TitleNumbers::Known TitleNumbers::look_up(TitleType type, TraktId trakt_id, const std::optional<std::int64_t>& stated) {
  auto& db = tx_.connection();
  auto row = db.use(
      "SELECT stated_tmdb_id, title_tmdb_id, is_disputed FROM trakt_titles WHERE account_id = ? AND media_type = ? AND "
      "trakt_id = ?");
  row.bind(account_, to_string(type), trakt_id);
  Known known;
  if (row.next()) {
    known.stated = row.optional_integer(0);
    known.number = row.optional_integer(1);
    known.is_disputed = row.integer(2) != 0;
  } else {
    known.is_new = true;
    known.stated = stated;
    known.number = chosen(match_of(db, type, trakt_id), stated);
  }
  return known;
}

std::optional<std::int64_t> TitleNumbers::of(const TitleRef& title) {
  if (!title.ids.trakt) return title.ids.tmdb;
  const std::pair key{title.type, *title.ids.trakt};
  auto found = known_.find(key);
  if (found == known_.end()) found = known_.emplace(key, look_up(key.first, key.second, title.ids.tmdb)).first;
  auto& known = found->second;
  // Rows that all state what is known change nothing, and need no look at the title's other rows.
  known.may_have_changed = known.may_have_changed || known.is_disputed || title.ids.tmdb != known.stated;
  return known.number;
}

std::set<TitleKey> TitleNumbers::settle(RunId run) {
  std::set<TitleKey> titles;
  for (const auto& [key, known] : known_) {
    const auto& [type, trakt_id] = key;
    if (known.is_new) save(tx_, account_, type, trakt_id, known.stated, false, known.number);
    if (known.may_have_changed) titles.merge(settle_one(tx_, account_, type, trakt_id, run));
  }
  known_.clear();
  return titles;
}

void settle_title(Transaction& tx, TitleType type, TraktId trakt_id) {
  std::vector<AccountId> accounts;
  {
    auto rows = tx.connection().use("SELECT id FROM accounts");
    while (rows.next()) accounts.emplace_back(rows.integer(0));
  }
  for (const auto account : accounts) settle_one(tx, account, type, trakt_id, std::nullopt);
}

std::set<TitleKey> settle_disputed(Transaction& tx, AccountId account, RunId run) {
  std::vector<std::pair<TitleType, TraktId>> disputed;
  {
    auto rows =
        tx.connection().use("SELECT media_type, trakt_id FROM trakt_titles WHERE account_id = ? AND is_disputed = 1");
    rows.bind(account);
    while (rows.next()) {
      disputed.emplace_back(rows.text(0) == "movie" ? TitleType::movie : TitleType::series, TraktId{rows.integer(1)});
    }
  }
  std::set<TitleKey> titles;
  for (const auto& [type, trakt_id] : disputed) titles.merge(settle_one(tx, account, type, trakt_id, run));
  return titles;
}

// CROSS JOIN: from the few rows that this run met outwards. Left to itself SQLite begins with all plays.
std::set<Section> contradicting_sections(Connection& db, AccountId account, RunId run) {
  auto rows = db.use(R"sql(
    WITH met (media_type, trakt_id, at) AS MATERIALIZED (
      SELECT media_type, trakt_id, max(at) FROM (
        SELECT t.media_type, t.trakt_id, ifnull(p.ordered_at, '') AS at
          FROM plays_of_runs p CROSS JOIN trakt_titles t ON t.account_id = p.account_id AND t.trakt_id = p.trakt_id
           AND t.media_type = iif(p.media_type = 'movie', 'movie', 'series')
          WHERE p.met_by = ?2 AND p.account_id = ?1 AND t.is_disputed = 1 AND p.gone_at IS NULL AND p.tmdb_id IS NOT NULL
        UNION ALL
        SELECT t.media_type, t.trakt_id, ifnull(r.rated_at, '')
          FROM trakt_ratings r CROSS JOIN trakt_titles t ON t.account_id = r.account_id AND t.trakt_id = r.title_trakt_id
           AND t.media_type = iif(r.media_type = 'movie', 'movie', 'series')
          WHERE r.account_id = ?1 AND r.last_run_id = ?2 AND t.is_disputed = 1 AND r.gone_at IS NULL AND r.tmdb_id IS NOT NULL
        UNION ALL
        SELECT t.media_type, t.trakt_id, ifnull(w.numbered_at, '')
          FROM trakt_watchlist w CROSS JOIN trakt_titles t ON t.account_id = w.account_id AND t.media_type = w.media_type
           AND t.trakt_id = w.trakt_id
          WHERE w.account_id = ?1 AND w.last_run_id = ?2 AND t.is_disputed = 1 AND w.arrived_by = 'trakt'
            AND w.gone_at IS NULL AND w.tmdb_id IS NOT NULL)
      GROUP BY 1, 2),
    younger (section, contradicts, run) AS (
      SELECT iif(m.media_type = 'movie', 'movie plays', 'episode plays'), p.tmdb_id <> t.stated_tmdb_id, p.met_by
        FROM met m CROSS JOIN trakt_titles t ON t.account_id = ?1 AND t.media_type = m.media_type AND t.trakt_id = m.trakt_id
        CROSS JOIN plays_met p ON p.account_id = ?1 AND p.title_tmdb_id = t.title_tmdb_id
         AND p.media_type = iif(m.media_type = 'movie', 'movie', 'episode') AND p.trakt_id = m.trakt_id
        WHERE p.gone_at IS NULL AND p.tmdb_id IS NOT NULL AND ifnull(p.ordered_at, '') > m.at
      UNION ALL
      SELECT 'ratings', r.tmdb_id <> t.stated_tmdb_id, r.last_run_id
        FROM met m CROSS JOIN trakt_titles t ON t.account_id = ?1 AND t.media_type = m.media_type AND t.trakt_id = m.trakt_id
        CROSS JOIN trakt_ratings r ON r.account_id = ?1 AND r.title_tmdb_id = t.title_tmdb_id AND r.title_trakt_id = m.trakt_id
         AND r.media_type IN ('movie', 'series', 'season', 'episode') AND (r.media_type = 'movie') = (m.media_type = 'movie')
        WHERE r.gone_at IS NULL AND r.tmdb_id IS NOT NULL AND ifnull(r.rated_at, '') > m.at
      UNION ALL
      SELECT 'watchlist', w.tmdb_id <> t.stated_tmdb_id, w.last_run_id
        FROM met m CROSS JOIN trakt_titles t ON t.account_id = ?1 AND t.media_type = m.media_type AND t.trakt_id = m.trakt_id
        CROSS JOIN trakt_watchlist w ON w.account_id = ?1 AND w.media_type = m.media_type AND w.trakt_id = m.trakt_id
        WHERE w.arrived_by = 'trakt' AND w.gone_at IS NULL AND w.tmdb_id IS NOT NULL AND ifnull(w.numbered_at, '') > m.at)
    SELECT DISTINCT section FROM younger WHERE run < ?2 AND contradicts)sql");
  rows.bind(account, run);
  std::set<Section> sections;
  while (rows.next()) {
    for (const auto section : {Section::movie_plays, Section::episode_plays, Section::ratings, Section::watchlist}) {
      if (to_string(section) == rows.text(0)) sections.insert(section);
    }
  }
  return sections;
}

}  // namespace cinemarco::store
