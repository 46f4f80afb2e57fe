// SPDX-License-Identifier: MIT
// Small questions to the mirror: what a title is called, which plays are known.
#include "store/keyed_plays.hpp"
#include "store/mirror.hpp"
#include "store/mirror_facts.hpp"

namespace cinemarco::store {

std::string title_in_mirror(Connection& db, AccountId account, TitleKey title) {
  {
    auto plays = db.use(
        "SELECT title FROM plays WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND title IS NOT NULL "
        "LIMIT 1");
    plays.bind(account, play_type(title.type), title.tmdb_id);
    if (plays.next()) return plays.text(0);
  }
  auto listed = db.use(
      "SELECT title FROM trakt_watchlist WHERE account_id = ? AND media_type = ? AND title_tmdb_id = ? AND title IS "
      "NOT "
      "NULL LIMIT 1");
  listed.bind(account, to_string(title.type), title.tmdb_id);
  return listed.next() ? listed.text(0) : std::string{};
}

std::int64_t known_plays(Connection& db, AccountId account, std::span<const Play> plays) {
  std::int64_t known = 0;
  const bool some_without_id = has_plays_without_id(db, account);
  for (const auto& play : plays) {
    if (!play.history_id) {
      known += play_of_keyed_row(db, account, play) ? 1 : 0;
      continue;
    }
    auto look_up = db.use("SELECT 1 FROM plays WHERE trakt_history_id = ?");
    look_up.bind(play.history_id);
    if (look_up.next() || (some_without_id && keyed_play_of_row(db, account, play))) ++known;
  }
  return known;
}

}  // namespace cinemarco::store
