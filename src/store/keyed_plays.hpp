// SPDX-License-Identifier: MIT
// Where rows of files that have no history id meet the plays that are there already, and Trakt's own rows meet those.
#pragma once

#include "domain/mirror.hpp"
#include "store/database.hpp"
#include "store/met_plays.hpp"

#include <optional>

namespace cinemarco::store {

// Are there plays that are known by a key alone?
[[nodiscard]] bool has_plays_without_id(Connection& db, AccountId account);
// The play that a row without a history id tells of: one of its key, else one of Trakt's or made here that is equal in
// title (Trakt's or TMDB's number), season, episode and the second of the viewing. One that the user removed counts.
[[nodiscard]] std::optional<PlayId> play_of_keyed_row(Connection& db, AccountId account, const Play& row);
// The play known by a key alone that a row of Trakt with a history id tells of, equal as above.
[[nodiscard]] std::optional<PlayId> keyed_play_of_row(Connection& db, AccountId account, const Play& row);

// Lives as long as the transaction that stores a page.
class KeyedPlays {
 public:
  // `met` must outlive it: it is told of plays that stand as they are.
  KeyedPlays(Transaction& tx, AccountId account, RunId run, MetPlays& met);
  // Call it before a play is stored. A play known by its key alone takes the history id of the row that tells of it.
  // True: the row has no id, and its play is there already; it is noted as met, and nothing is to be stored.
  [[nodiscard]] bool meet(const Play& play);

 private:
  void take_id(const Play& play);
  [[nodiscard]] bool is_there(const Play& play);

  Connection& db_;
  AccountId account_;
  RunId run_;
  MetPlays& met_;
  bool has_without_id_;
};

}  // namespace cinemarco::store
