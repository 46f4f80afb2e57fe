// SPDX-License-Identifier: MIT
// What Trakt no longer has: the rows of a section that a walk of the whole section did not meet.
#pragma once

#include "domain/ports.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cinemarco::store {

// Rows of this section that stand at Trakt, as far as the mirror knows: what the user removed here counts, for Trakt
// still has it.
[[nodiscard]] std::int64_t mirrored(Connection& db, AccountId account, Section section);
// Of those, how many the run has not met: once it has read the whole section, Trakt has them no more.
[[nodiscard]] std::int64_t unmet(Connection& db, AccountId account, Section section, RunId run);
// Takes them away (plays softly), and gives the titles whose facts changed by that.
std::set<TitleKey> remove_unmet(Transaction& tx, AccountId account, Section section, RunId run, Instant now);
// They stay here, and are Trakt's no more.
void keep_unmet(Transaction& tx, AccountId account, Section section, RunId run, Instant now);

// ---- removals that wait for the user's word ----

void note_waiting_removals(Transaction& tx, AccountId account, Section section, RunId run);
void forget_waiting_removals(Transaction& tx, AccountId account, Section section);
struct WaitingRemoval {
  Section section = Section::movie_plays;
  std::string title;
  std::optional<int> season_number, episode_number;
  std::optional<Instant> watched_at;
};
struct WaitingRemovals {
  std::int64_t total = 0;
  std::vector<WaitingRemoval> first;  // at most `limit`
};
[[nodiscard]] WaitingRemovals waiting_removals(Connection& db, AccountId account, int limit);

}  // namespace cinemarco::store
