// SPDX-License-Identifier: MIT
// Titles that TMDB has no number for, or none that it still knows: listed with their plays, and put in their place by
// the user.
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct UnmatchedTitle {
  TitleRef title;                         // with every id that any of its rows knows; `tmdb`: the one that is gone
  std::optional<std::int64_t> successor;  // of one that is gone: by which number TMDB knows it now, where it says so
  std::int64_t plays = 0;
  std::optional<Instant> first_watched_at, last_watched_at;
  bool on_watchlist = false;
  bool is_rated = false;  // it, a season or an episode of it
};
// By name; those with plays first.
[[nodiscard]] std::vector<UnmatchedTitle> list_unmatched(Connection& db, AccountId account);

// Titles that the user put in their place.
struct MatchedTitle {
  TitleType type = TitleType::movie;
  TraktId trakt_id;
  std::int64_t tmdb_id = 0;
  std::string title;  // as Trakt calls it
};
[[nodiscard]] std::vector<MatchedTitle> list_matched_by_user(Connection& db, AccountId account);

// By which numbers the rows of a title of Trakt's go; empty where there are none.
[[nodiscard]] std::vector<std::int64_t> numbers_of(Connection& db, AccountId account, TitleType type, TraktId trakt_id);

}  // namespace cinemarco::store
