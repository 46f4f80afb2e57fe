// SPDX-License-Identifier: MIT
// The cache of TMDB's answers.
#include "store/cache.hpp"

#include "api/features.hpp"

namespace cinemarco::api {

namespace {

struct CacheReport {
  std::int64_t entries = 0;
  std::int64_t expired = 0;
  std::int64_t bytes = 0;
  std::int64_t hits = 0;  // since the program started
  std::int64_t misses = 0;
  std::map<std::string, std::int64_t> by_kind;  // entries: movie, tv, find …
};
BOOST_DESCRIBE_STRUCT(CacheReport, (), (entries, expired, bytes, hits, misses, by_kind))

struct Cleared {
  std::int64_t removed = 0;
};
BOOST_DESCRIBE_STRUCT(Cleared, (), (removed))

struct ClearQuery {
  std::optional<bool> expired;  // only what is past its time
};
BOOST_DESCRIBE_STRUCT(ClearQuery, (), (expired))

CacheReport report(Services& services) {
  const auto readings = services.readings();
  store::Reader reader{services.database};
  auto stats = store::cache_stats(reader, services.clock.now());
  return {stats.entries,       stats.expired,         stats.bytes,
          readings.cache_hits, readings.cache_misses, std::move(stats.by_kind)};
}

Cleared clear(Services& services, const ClearQuery& query) {
  store::Transaction tx{services.database};
  const auto removed =
      query.expired.value_or(false) ? store::clear_expired_cache(tx, services.clock.now()) : store::clear_cache(tx);
  tx.commit();
  return {removed};
}

}  // namespace

void add_cache(Operations& api, Services& services) {
  api.get("/api/cache", "How much of TMDB is remembered", [&services] { return report(services); });
  api.del("/api/cache", "Forgets TMDB's answers, all or the expired ones",
          [&services](const Query<ClearQuery>& query) { return clear(services, *query); });
}

}  // namespace cinemarco::api
