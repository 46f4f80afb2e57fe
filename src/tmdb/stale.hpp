// SPDX-License-Identifier: MIT
// Where TMDB cannot be asked, what is remembered serves past its time, and says so.
#pragma once

#include "domain/error.hpp"
#include "domain/time.hpp"

#include <utility>

namespace cinemarco::tmdb {

// As if everything in the cache were still to expire.
inline constexpr Instant kAnyAge{};

// What `fetch` gives; where TMDB is away, what `remember` gives (an optional), marked stale, if it gives anything.
template <class Details, class Fetch, class Remember>
Details fetched_or_stale(const Fetch& fetch, const Remember& remember) {
  try {
    return fetch();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::upstream && error.code() != ErrorCode::rate_limited) throw;
    auto old = remember();
    if (!old) throw;
    old->stale = true;
    return std::move(*old);
  }
}

}  // namespace cinemarco::tmdb
