// SPDX-License-Identifier: MIT
// Table tmdb_cache: TMDB's answers by key (docs/contract.md#cache-keys), how often they served, and how they are kept
// within bounds.
#pragma once

#include "domain/clock.hpp"
#include "domain/response_cache.hpp"
#include "store/database.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cinemarco::store {

// TMDB allows no content to be kept for 6 months (docs/tmdb.md#terms): what is past its time serves while TMDB is away
// for so long.
inline constexpr std::chrono::days kStaleFor{150};
// Searches and what was trending interest nobody after this.
inline constexpr std::chrono::days kStaleListsFor{7};

// Safe from any thread. Answers that come while somebody gathers (store::Gathering) are written with the next commit,
// and are there at once for who asks here. Which entries served and how often is noted with the next write, and when
// this ends.
class DatabaseCache final : public ResponseCache, private Passenger {
 public:
  DatabaseCache(Database& database, Clock& clock);
  ~DatabaseCache() override;
  DatabaseCache(const DatabaseCache&) = delete;
  DatabaseCache& operator=(const DatabaseCache&) = delete;

  std::optional<CachedAnswer> get(const std::string& key, Instant now) override;
  void put(const std::vector<CacheWrite>& writes) override;
  void renew(const std::vector<std::string>& keys, Instant expires_at) override;
  void count(bool hit) override;

  // By this object.
  [[nodiscard]] std::int64_t hits() const { return hits_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::int64_t misses() const { return misses_.load(std::memory_order_relaxed); }
  // Writes down what is not noted yet.
  void note_use();

 private:
  void write(Transaction& tx) override;
  void arrived() override;
  // For the next commit; false: that is enough.
  bool keep(const std::vector<CacheWrite>& writes);
  void drop_kept();
  [[nodiscard]] std::optional<CachedAnswer> kept(const std::string& key, Instant now);
  void store(Transaction& tx, const CacheWrite& write) const;
  void note_use(Transaction& tx);
  [[nodiscard]] std::string today() const;

  Database& database_;
  Clock& clock_;
  std::atomic<std::int64_t> hits_{0}, misses_{0};
  std::mutex mutex_;
  std::int64_t noted_hits_ = 0, noted_misses_ = 0;
  std::set<std::string> used_;  // keys that served today for the first time
  std::vector<CacheWrite> kept_;
  std::size_t kept_bytes_ = 0;
  std::size_t underway_ = 0;  // of kept_, those at its front that the open transaction has
};

struct CacheStats {
  std::int64_t entries = 0;
  std::int64_t expired = 0;
  std::int64_t bytes = 0;                       // of keys and values
  std::int64_t hits = 0, misses = 0;            // look-ups since the cache was last cleared
  std::map<std::string, std::int64_t> by_kind;  // first part of the key: movie, tv, person, search …
};

[[nodiscard]] CacheStats cache_stats(Connection& db, Instant now);
// All three return how many entries went.
std::int64_t clear_cache(Transaction& tx);
std::int64_t clear_expired_cache(Transaction& tx, Instant now);
// Removes what can serve no more (expired "not found", lists past kStaleListsFor, the rest past kStaleFor), then the
// least recently used until at most `most_bytes` are left.
std::int64_t tidy_cache(Transaction& tx, Instant now, std::int64_t most_bytes);

}  // namespace cinemarco::store
