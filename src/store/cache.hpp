// SPDX-License-Identifier: MIT
// Table tmdb_cache: TMDB's answers by key (CONTRACT §5).
#pragma once

#include "domain/ports.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace cinemarco::store {

// Safe from any thread.
class DatabaseCache final : public ResponseCache {
 public:
  explicit DatabaseCache(Database& database) : database_{database} {}
  std::optional<CachedAnswer> get(const std::string& key, Instant now) override;
  void put(const std::vector<CacheWrite>& writes) override;

 private:
  Database& database_;
};

struct CacheStats {
  std::int64_t entries = 0;
  std::int64_t expired = 0;
  std::int64_t bytes = 0;                       // of keys and values
  std::map<std::string, std::int64_t> by_kind;  // first part of the key: movie, tv, person, search …
};

[[nodiscard]] CacheStats cache_stats(Connection& db, Instant now);
// Both return how many entries went.
std::int64_t clear_cache(Transaction& tx);
std::int64_t clear_expired_cache(Transaction& tx, Instant now);

}  // namespace cinemarco::store
