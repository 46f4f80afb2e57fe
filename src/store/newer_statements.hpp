// SPDX-License-Identifier: MIT
// What a file tells otherwise than Trakt told after the file was made.
#pragma once

#include "domain/history_source.hpp"
#include "store/database.hpp"

#include <set>

namespace cinemarco::store {

// Rows of the page say what the mirror says where one of the runs `newer` met or changed it last: the date and episode
// of a play, the day of a listing, and the number of a title. Ratings go by their own date (keep_newer_ratings).
void keep_newer_statements(Connection& db, AccountId account, const std::set<RunId>& newer, SourcePage& page);

}  // namespace cinemarco::store
