// SPDX-License-Identifier: MIT
#include "store/cache.hpp"

namespace cinemarco::store {

std::optional<CachedAnswer> DatabaseCache::get(const std::string& key, Instant now) {
  Reader reader{database_};
  Connection& db = reader;
  auto found = db.use("SELECT cache_value, found FROM tmdb_cache WHERE cache_key = ? AND expires_at > ?");
  found.bind(key, now);
  if (!found.next()) return std::nullopt;
  return CachedAnswer{found.text(0), found.integer(1) != 0};
}

void DatabaseCache::put(const std::vector<CacheWrite>& writes) {
  Transaction tx{database_};
  for (const auto& write : writes) {
    tx.connection()
        .use(
            "INSERT INTO tmdb_cache (cache_key, cache_value, expires_at, found) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (cache_key) DO UPDATE SET cache_value = excluded.cache_value, "
            "expires_at = excluded.expires_at, found = excluded.found")
        .bind(write.key, write.answer.value, write.expires_at, write.answer.found)
        .run();
  }
  tx.commit();
}

CacheStats cache_stats(Connection& db, Instant now) {
  CacheStats stats;
  auto rows = db.use(
      "SELECT CASE instr(cache_key, ':') WHEN 0 THEN cache_key ELSE substr(cache_key, 1, instr(cache_key, ':') - 1) "
      "END, "
      "count(*), count(*) FILTER (WHERE expires_at <= ?), "
      "sum(length(CAST(cache_key AS BLOB)) + length(CAST(cache_value AS BLOB))) FROM tmdb_cache GROUP BY 1");
  rows.bind(now);
  while (rows.next()) {
    stats.by_kind[rows.text(0)] = rows.integer(1);
    stats.entries += rows.integer(1);
    stats.expired += rows.integer(2);
    stats.bytes += rows.integer(3);
  }
  return stats;
}

std::int64_t clear_cache(Transaction& tx) {
  return tx.connection().use("DELETE FROM tmdb_cache WHERE true").run();
}

std::int64_t clear_expired_cache(Transaction& tx, Instant now) {
  return tx.connection().use("DELETE FROM tmdb_cache WHERE expires_at <= ?").bind(now).run();
}

}  // namespace cinemarco::store
