// SPDX-License-Identifier: MIT
// A title's metadata in the store, fetched where they are missing.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "store/database.hpp"

#include <stop_token>

namespace cinemarco::exchange {

// Where a title comes from, and where it goes.
struct TitlePorts {
  store::Database& database;
  Catalogue& catalogue;
  Clock& clock;
};

// Never within a transaction: nothing waits for the network. Nothing is written once `stop` is requested. Throws Error:
// cancelled, and what the catalogue throws.
void ensure_title(const TitlePorts& ports, TitleKey title, const std::stop_token& stop);
// The same of one that is there: TMDB is asked anew.
void renew_title(const TitlePorts& ports, TitleKey title, const std::stop_token& stop);

}  // namespace cinemarco::exchange
