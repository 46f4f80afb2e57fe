// SPDX-License-Identifier: MIT
#include "store/newer_statements.hpp"

#include "store/mirror_facts.hpp"

#include <map>
#include <optional>
#include <utility>

namespace cinemarco::store {

namespace {

class NewerStatements {
 public:
  NewerStatements(Connection& db, AccountId account, const std::set<RunId>& newer)
      : db_{db}, account_{account}, newer_{newer} {}

  void keep(Play& play) {
    if (!play.history_id) return;
    auto row = db_.use(
        "SELECT met_by, changed_run_id, watched_at, watched_day, season_number, episode_number FROM plays_met WHERE "
        "trakt_history_id = ? AND account_id = ? AND gone_at IS NULL");
    row.bind(play.history_id, account_);
    if (!row.next() || !is_newer(row)) return;
    play.watched_at = row.instant(2);
    play.watched_day = row.date(3);
    const auto season = row.optional_integer(4);
    const auto episode = row.optional_integer(5);
    if (season && episode) play.episode = EpisodeNumber{static_cast<int>(*season), static_cast<int>(*episode)};
  }

  void keep(WatchlistItem& item) {
    const auto& ids = item.title.ids;
    auto row = db_.use(
        "SELECT last_run_id, NULL, listed_at FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND trakt_id "
        "= ? AND arrived_by = 'trakt' AND gone_at IS NULL");
    row.bind(account_, to_string(item.title.type), ids.trakt ? ids.trakt->value() : -ids.tmdb.value_or(0));
    if (row.next() && is_newer(row)) item.listed_at = row.instant(2);
  }

  void keep(TitleRef& title) {
    if (!title.ids.trakt) return;
    const std::pair key{title.type, *title.ids.trakt};
    auto found = numbers_.find(key);
    if (found == numbers_.end()) found = numbers_.emplace(key, newer_number(key.first, key.second)).first;
    if (found->second) title.ids.tmdb = found->second;
  }

 private:
  // Columns 0 and 1: the runs that met the row last, and that changed it last.
  [[nodiscard]] bool is_newer(Use& row) const {
    for (const int column : {0, 1}) {
      const auto run = row.optional_integer(column);
      if (run && newer_.contains(RunId{*run})) return true;
    }
    return false;
  }

  // As a newer source stated it; empty where none did.
  [[nodiscard]] std::optional<std::int64_t> newer_number(TitleType type, TraktId trakt_id) {
    std::optional<std::int64_t> stated, number;
    {
      auto row = db_.use(
          "SELECT stated_tmdb_id, title_tmdb_id FROM trakt_titles WHERE account_id = ? AND media_type = ? AND trakt_id "
          "= ?");
      row.bind(account_, to_string(type), trakt_id);
      if (!row.next()) return std::nullopt;
      stated = row.optional_integer(0);
      number = row.optional_integer(1);
    }
    if (!stated) return std::nullopt;
    auto facts = db_.use(R"sql(
      SELECT met_by, changed_run_id FROM plays_met
      WHERE account_id = ?1 AND media_type = ?2 AND title_tmdb_id IS ?4 AND trakt_id = ?3 AND gone_at IS NULL
      UNION SELECT last_run_id, NULL FROM trakt_ratings
      WHERE account_id = ?1 AND (media_type = 'movie') = (?5 = 'movie') AND title_tmdb_id IS ?4
        AND title_trakt_id = ?3 AND gone_at IS NULL
      UNION SELECT last_run_id, NULL FROM trakt_watchlist
      WHERE account_id = ?1 AND media_type = ?5 AND trakt_id = ?3 AND arrived_by = 'trakt' AND gone_at IS NULL)sql");
    facts.bind(account_, play_type(type), trakt_id, number, to_string(type));
    while (facts.next()) {
      if (is_newer(facts)) return stated;
    }
    return std::nullopt;
  }

  Connection& db_;
  AccountId account_;
  const std::set<RunId>& newer_;
  std::map<std::pair<TitleType, TraktId>, std::optional<std::int64_t>> numbers_;
};

}  // namespace

void keep_newer_statements(Connection& db, AccountId account, const std::set<RunId>& newer, SourcePage& page) {
  if (newer.empty()) return;
  NewerStatements statements{db, account, newer};
  for (auto& play : page.plays) {
    statements.keep(play);
    statements.keep(play.title);
  }
  for (auto& item : page.watchlist) {
    statements.keep(item);
    statements.keep(item.title);
  }
  for (auto& rating : page.ratings) statements.keep(rating.title);
}

}  // namespace cinemarco::store
