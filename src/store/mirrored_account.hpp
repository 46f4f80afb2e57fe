// SPDX-License-Identifier: MIT
// Whose Trakt account the mirror holds (docs/contract.md#rule-13), and forgetting all of it.
#pragma once

#include "domain/title.hpp"
#include "domain/trakt_user.hpp"
#include "store/database.hpp"

#include <optional>

namespace cinemarco::store {

// Empty: nobody has told yet.
[[nodiscard]] std::optional<TraktUser> mirrored_user(Connection& db, AccountId account);
// What the user does not tell (a uuid, a name) stays as it was told before of the same user.
void save_mirrored_user(Transaction& tx, AccountId account, const TraktUser& user);

// All that came from Trakt goes: plays, ratings, list, dropped titles, how far it was read, and what was to be told to
// it. What was made here stays: plays, ratings, notes, favourites, listings that Trakt was not told of, matches by
// hand. The caller projects every title anew; the sign-in is another matter.
void forget_mirror(Transaction& tx, AccountId account);

// Whether the title stays in the library then: something was made here of it.
[[nodiscard]] bool outlives_mirror(Connection& db, AccountId account, TitleKey title);

}  // namespace cinemarco::store
