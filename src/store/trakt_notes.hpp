// SPDX-License-Identifier: MIT
// Notes that the user gave at Trakt, and what they say of the library's titles (docs/contract.md#rule-19).
#pragma once

#include "domain/stated_lists.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <span>

namespace cinemarco::store {

// The newer of what is known and this. An entry whose note is still the former one of Trakt's gets the new one. Gives
// how many are new or changed.
std::int64_t put_notes(Transaction& tx, AccountId account, std::span<const StatedNote> notes);

// Each note goes once to its title's entry, as soon as there is one, where that has no note. Gives how many did.
std::int64_t apply_notes(Transaction& tx, AccountId account);

}  // namespace cinemarco::store
