// SPDX-License-Identifier: MIT
// Who worked on a title: contributors and their roles.
#pragma once

#include "domain/details.hpp"
#include "store/database.hpp"

#include <vector>

namespace cinemarco::store {

// Replaces all roles of the title. People are kept by TMDB's number; what TMDB leaves out of one title's credits does
// not erase what another's said.
void save_credits(Transaction& tx, MovieId movie, const std::vector<Credit>& credits);
void save_credits(Transaction& tx, SeriesId series, const std::vector<Credit>& credits);
// Only the creators, who are told apart from the credits; all other roles stay.
void save_creators(Transaction& tx, SeriesId series, const std::vector<Credit>& creators);

}  // namespace cinemarco::store
