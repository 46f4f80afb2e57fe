// SPDX-License-Identifier: MIT
// The user's facts as CSV, in three tongues (docs/export.md): for a generic reader, for Letterboxd, for Yamtrack. A
// cell that begins like a formula stays as it is: what comes back in must be what went out.
#pragma once

#include "domain/time_zone.hpp"
#include "store/outgoing.hpp"
#include "store/own_export.hpp"

#include <functional>
#include <string>

namespace cinemarco::exchange {

// Every play, with the columns of Trakt's own importer and those that name an episode's series.
void write_generic_csv(store::Connection& db, AccountId account, const store::Sink& sink);

// Every play of a movie as a diary entry on its day in `zone`. `part` gets whole files, each under 1 MB, which is what
// Letterboxd takes.
void write_letterboxd_csv(store::Connection& db, AccountId account, const TimeZone& zone,
                          const std::function<void(std::string part)>& part);

// Movies, series and seasons, then every play, as Yamtrack writes and reads them. Notes lose their line breaks, which
// it cannot read.
void write_yamtrack_csv(store::Connection& db, AccountId account, const store::Sink& sink);

}  // namespace cinemarco::exchange
