// SPDX-License-Identifier: MIT
// The cache of TMDB's answers.
#include "api/cache_report.hpp"
#include "api/features.hpp"
#include "store/image_queue.hpp"

namespace cinemarco::api {

namespace {

struct ClearQuery {
  std::optional<bool> expired;  // only what is past its time
};
BOOST_DESCRIBE_STRUCT(ClearQuery, (), (expired))

Cleared clear(Services& services, const ClearQuery& query) {
  store::Transaction tx{services.database};
  const auto removed =
      query.expired.value_or(false) ? store::clear_expired_cache(tx, services.clock.now()) : store::clear_cache(tx);
  tx.commit();
  return {removed};
}

}  // namespace

CacheReport cache_report(store::Connection& db, const Pictures& pictures, const exchange::Bounds& bounds, Instant now) {
  auto stats = store::cache_stats(db, now);
  const auto usage = pictures.usage();
  return {stats.entries,
          stats.expired,
          stats.bytes,
          bounds.cache_bytes,
          stats.hits,
          stats.misses,
          std::move(stats.by_kind),
          {usage.files, usage.bytes, bounds.picture_bytes, store::queued_images(db)}};
}

void add_cache(Operations& api, Services& services) {
  api.get("/api/cache", "How much of TMDB is remembered", [&services] {
    services.cache.note_use();
    store::Reader reader{services.database};
    return cache_report(reader, services.pictures, services.bounds, services.clock.now());
  });
  api.del("/api/cache", "Forgets TMDB's answers, all or the expired ones",
          [&services](const Query<ClearQuery>& query) { return clear(services, *query); });
}

}  // namespace cinemarco::api
