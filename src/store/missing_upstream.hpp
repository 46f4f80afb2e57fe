// SPDX-License-Identifier: MIT
// What Trakt no longer has: the rows of a section that a walk of the whole section did not meet.
#pragma once

#include "domain/history_source.hpp"
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
// Of those, the ones that were there before that run: what it brought must not make a removal look small.
[[nodiscard]] std::int64_t mirrored_before(Connection& db, AccountId account, Section section, RunId run);
// Of all, the ones that neither this run nor a later one has met: once it has read the whole section, Trakt has them
// no more.
[[nodiscard]] std::int64_t count_missing_upstream(Connection& db, AccountId account, Section section, RunId run);
// Names of their titles, each once, those of most rows first.
[[nodiscard]] std::vector<std::string> titles_missing_upstream(Connection& db, AccountId account, Section section,
                                                               RunId run, std::size_t limit);
// Takes them away (plays softly), and gives the titles whose facts changed by that. They count as removed by `by`.
std::set<TitleKey> remove_missing_upstream(Transaction& tx, AccountId account, Section section, RunId run, RunId by,
                                           Instant now);
// They stay here, and are Trakt's no more.
void keep_missing_upstream(Transaction& tx, AccountId account, Section section, RunId run, Instant now);

// Is there a play dated later than this that the run has not met? For a walk newest first that came down to it. Without
// a date: any dated play at all.
[[nodiscard]] bool missed_newer_play(Connection& db, AccountId account, Section section,
                                     const std::optional<Instant>& than, RunId run);
// The play's row came, if not in a form that can be read: it is there.
void note_met(Transaction& tx, AccountId account, HistoryId play, RunId run);

// Takes out of a file's page what Trakt has had and has no more: only Trakt itself brings that back. A rating or a
// listing that is younger than its removal is another one, and stays. Gives the titles of what Trakt removed.
std::set<TitleRef> leave_out_gone(Connection& db, AccountId account, SourcePage& page);
// Gives ratings of a file's page that were given anew since what they are now: a file is true for its own moment.
void keep_newer_ratings(Connection& db, AccountId account, SourcePage& page);

// ---- removals that wait for the user's word ----

void note_waiting_removals(Transaction& tx, AccountId account, Section section, RunId run);
void forget_waiting_removals(Transaction& tx, AccountId account, Section section);
void forget_all_waiting_removals(Transaction& tx, AccountId account);
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
