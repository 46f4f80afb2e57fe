// SPDX-License-Identifier: MIT
// Titles that the user dropped at Trakt, and what the user says about them here.
#pragma once

#include "domain/mirror.hpp"
#include "store/database.hpp"

#include <set>

namespace cinemarco::store {

// The list as it is now; one that is not whole takes nothing away. What was taken up again here stays so, unless it was
// dropped anew since. Gives the titles whose facts changed.
[[nodiscard]] std::set<TitleKey> replace_dropped(Transaction& tx, AccountId account, const DroppedTitles& dropped);

// Dropped there, and not overruled here.
[[nodiscard]] bool is_dropped(Connection& db, AccountId account, TitleKey title);

// The user's word here goes before Trakt's. True: it was dropped there.
bool take_up_dropped(Transaction& tx, AccountId account, TitleKey title);
// An episode was watched at that moment: what had been dropped by then is taken up again.
void take_up_if_dropped_by(Transaction& tx, AccountId account, TitleKey title, Instant watched_at);
// The title leaves the library, and comes back.
void remove_dropped(Transaction& tx, AccountId account, TitleKey title);
void restore_dropped(Transaction& tx, AccountId account, TitleKey title);

}  // namespace cinemarco::store
