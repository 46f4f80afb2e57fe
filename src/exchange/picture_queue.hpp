// SPDX-License-Identifier: MIT
// The queue of pictures outside a run: what runs left there, and what refreshed titles put there.
#pragma once

#include "domain/clock.hpp"
#include "domain/error.hpp"
#include "domain/ports.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <stop_token>

namespace cinemarco::exchange {

// Leaves it queued for later: one that TMDB does not have for a day, another for an hour. True if TMDB has it not.
bool note_failed_picture(store::Database& database, const ImageRef& image, const Error& error, Instant now);

// To be fetched when nobody waits for it; not at all while the database is in use.
void queue_picture(store::Database& database, const ImageRef& image) noexcept;

// Fetches up to `most` pictures that are due, one after the other; says how many came. Ends early at a stop, or when
// the pictures' host is away. Throws Error{internal} where they cannot be stored.
std::int64_t fetch_queued_pictures(store::Database& database, Pictures& pictures, Clock& clock, int most,
                                   std::stop_token stop);

}  // namespace cinemarco::exchange
