// SPDX-License-Identifier: MIT
// The user says which title of TMDB a title of Trakt is.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "store/database.hpp"

#include <stop_token>

namespace cinemarco::exchange {

struct MatchPorts {
  store::Database& database;
  Catalogue& catalogue;
  Clock& clock;
  AccountId account;
};

// From now on the title's plays, ratings and place on the watchlist, present and to come, belong to TMDB's `tmdb_id`,
// whatever Trakt says; what the user said here of the number they went by moves along. Gives the entry.
// Throws Error: not_found (no such title of Trakt's here, or TMDB has none of that number), and what the catalogue
// throws.
EntryId match_by_hand(const MatchPorts& ports, TitleType type, TraktId trakt_id, std::int64_t tmdb_id,
                      std::stop_token stop);

// Trakt's word counts again. Throws Error{not_found} where the user said nothing.
void unmatch(const MatchPorts& ports, TitleType type, TraktId trakt_id);

}  // namespace cinemarco::exchange
