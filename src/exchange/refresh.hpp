// SPDX-License-Identifier: MIT
// Asks TMDB anew for the titles of the library whose metadata are due, or in another language than the catalogue's, and
// stores what changed.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/freshness.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <stop_token>

namespace cinemarco::exchange {

// References must outlive the call. The catalogue must not serve what is stale.
struct RefreshPorts {
  store::Database& database;
  Catalogue& catalogue;
  Clock& clock;
  AccountId account;
};

struct RefreshReport {
  std::int64_t refreshed = 0;
  std::int64_t gone = 0;       // TMDB has them no longer; what is stored stays
  std::int64_t unchanged = 0;  // as TMDB's list of changes tells, without asking for them
  std::int64_t due = 0;        // left for the next time
};

// Asks for at most `most` titles, those in another language first, then the longest due. A title is one transaction,
// projected with its new episodes; its new pictures are queued. Where many titles are kept, TMDB's lists of changes are
// read once a day. Ends early at a stop. Throws Error: configuration, upstream, rate_limited: TMDB cannot be asked;
// what was stored stands.
RefreshReport refresh_due(const RefreshPorts& ports, int most, std::stop_token stop);

}  // namespace cinemarco::exchange
