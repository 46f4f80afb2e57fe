// SPDX-License-Identifier: MIT
// The flow of every look-up: what the cache holds, else what TMDB says, else what the cache held before its time was
// over.
#pragma once

#include "domain/clock.hpp"
#include "domain/error.hpp"
#include "domain/response_cache.hpp"
#include "tmdb/client.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::tmdb {

// Where TMDB cannot be asked: may what is past its time serve, marked stale?
enum class Stale { served, refused };

// As if everything in the cache were still to expire.
inline constexpr Instant kAnyAge{};

template <class Details>
struct LookUp {
  std::string key;  // the request is known by it; its etag stands there
  std::chrono::hours lifetime;
  // What the cache has that expires after this. Throws Error{not_found} where it knows that there is nothing.
  std::function<std::optional<Details>(Instant as_of)> remembered;
  // Asks TMDB. Empty: what it said under the known etag is as it was.
  std::function<std::optional<Details>(const Known& known)> fetch;
  // Whose lives begin anew when nothing changed.
  std::function<std::vector<std::string>(const Details&)> keys;
};

namespace detail {

template <class Details>
Details fetched(ResponseCache& cache, Clock& clock, Stale stale, const LookUp<Details>& look_up) {
  const auto before = cache.get(look_up.key, kAnyAge);
  Known known;
  if (before && before->found) known = {before->etag, stale == Stale::served};
  if (auto details = look_up.fetch(known)) return std::move(*details);
  if (auto same = look_up.remembered(kAnyAge)) {
    cache.renew(look_up.keys(*same), clock.now() + look_up.lifetime);
    return std::move(*same);
  }
  // A part was lost since; and without an etag nobody can say "as it was".
  if (auto details = look_up.fetch({})) return std::move(*details);
  throw Error{ErrorCode::upstream, "TMDB sent no answer. Try again later", "304 without If-None-Match"};
}

}  // namespace detail

// Counts the look-up. Throws what `remembered` and `fetch` throw.
template <class Details>
Details look_up(ResponseCache& cache, Clock& clock, Stale stale, const LookUp<Details>& wanted) {
  std::optional<Details> known;
  try {
    known = wanted.remembered(clock.now());
  } catch (const Error&) {
    cache.count(true);
    throw;
  }
  cache.count(known.has_value());
  if (known) return std::move(*known);
  try {
    return detail::fetched(cache, clock, stale, wanted);
  } catch (const Error& error) {
    const bool away = error.code() == ErrorCode::upstream || error.code() == ErrorCode::rate_limited ||
                      error.code() == ErrorCode::too_large;
    if (stale == Stale::refused || !away) throw;
    auto old = wanted.remembered(kAnyAge);
    if (!old) throw;
    old->stale = true;
    return std::move(*old);
  }
}

}  // namespace cinemarco::tmdb
