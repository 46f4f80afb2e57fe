// SPDX-License-Identifier: MIT
// What an import of another service's export would bring.
#pragma once

#include "domain/brought.hpp"
#include "domain/catalogue.hpp"
#include "exchange/preview.hpp"

#include <stop_token>

namespace cinemarco::exchange {

// Titles that nobody knows yet are looked for at TMDB, whose answers stay for the import; without a catalogue they
// count as new. Throws what reading the file throws.
[[nodiscard]] Preview preview_brought(store::Database& database, BroughtFile& file, const ImportRequest& request,
                                      AccountId account, const TimeZone& zone, Catalogue* catalogue,
                                      RunProgress& progress, const std::stop_token& stop);

}  // namespace cinemarco::exchange
