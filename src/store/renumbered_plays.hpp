// SPDX-License-Identifier: MIT
// Plays that Trakt gave other history ids: the same viewings, which are neither gone nor new.
#pragma once

#include "domain/history_source.hpp"
#include "store/database.hpp"

#include <set>

namespace cinemarco::store {

// After a walk of the whole section by `run`: a play that it did not meet, and one that came since under another id
// and tells of the same title, episode and instant, become one, which is the old one under the new id. Its place in the
// outbox and the user's word go along. They count as changed by `by`. Gives their titles.
std::set<TitleKey> join_renumbered(Transaction& tx, AccountId account, Section section, RunId run, RunId by);

}  // namespace cinemarco::store
