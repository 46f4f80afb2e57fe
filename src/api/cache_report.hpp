// SPDX-License-Identifier: MIT
// What of TMDB is kept here, as the API and the command line tell it.
#pragma once

#include "domain/pictures.hpp"
#include "exchange/maintenance.hpp"
#include "store/cache.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <map>
#include <string>

namespace cinemarco::api {

struct PicturesReport {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::int64_t most_bytes = 0;  // the least recently seen go first
  std::int64_t waiting = 0;     // to be fetched
};

struct CacheReport {
  std::int64_t entries = 0;
  std::int64_t expired = 0;  // serve only while TMDB is away
  std::int64_t bytes = 0;
  std::int64_t most_bytes = 0;  // the least recently used go first
  std::int64_t hits = 0;        // look-ups since the cache was last cleared
  std::int64_t misses = 0;
  std::map<std::string, std::int64_t> by_kind;  // entries: movie, tv, find …
  PicturesReport pictures;
};
BOOST_DESCRIBE_STRUCT(PicturesReport, (), (files, bytes, most_bytes, waiting))
BOOST_DESCRIBE_STRUCT(CacheReport, (), (entries, expired, bytes, most_bytes, hits, misses, by_kind, pictures))

struct Cleared {
  std::int64_t removed = 0;
};
BOOST_DESCRIBE_STRUCT(Cleared, (), (removed))

[[nodiscard]] CacheReport cache_report(store::Connection& db, const Pictures& pictures, const exchange::Bounds& bounds,
                                       Instant now);

}  // namespace cinemarco::api
