// SPDX-License-Identifier: MIT
// Plays of which only the calendar day is known, among those with an instant.
#pragma once

#include "store/database.hpp"

#include <functional>

namespace cinemarco::store {

// Orders each of them anew at the end of its day, which `end_of` tells: the account's zone has moved.
void reorder_watched_days(Transaction& tx, AccountId account, const std::function<Instant(Date)>& end_of);

}  // namespace cinemarco::store
