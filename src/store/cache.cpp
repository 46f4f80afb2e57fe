// SPDX-License-Identifier: MIT
#include "store/cache.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace cinemarco::store {

namespace {

// So much of what was gathered stays in memory.
constexpr std::size_t kMostKeptBytes = 4 << 20;

}  // namespace

DatabaseCache::DatabaseCache(Database& database, Clock& clock) : database_{database}, clock_{clock} {
  database_.board(*this);
}

DatabaseCache::~DatabaseCache() {
  database_.leave(*this);
  try {
    note_use();
  } catch (const std::exception& error) {
    spdlog::debug("the use of the cache was not noted: {}", error.what());
  }
}

std::string DatabaseCache::today() const {
  return format_date(std::chrono::floor<std::chrono::days>(clock_.now()));
}

std::optional<CachedAnswer> DatabaseCache::kept(const std::string& key, Instant now) {
  const std::scoped_lock lock{mutex_};
  const auto found = std::ranges::find(kept_.rbegin(), kept_.rend(), key, &CacheWrite::key);
  if (found == kept_.rend() || found->expires_at <= now) return std::nullopt;
  return found->answer;
}

std::optional<CachedAnswer> DatabaseCache::get(const std::string& key, Instant now) {
  if (auto waiting = kept(key, now)) return waiting;
  std::optional<CachedAnswer> answer;
  std::string used_on;
  {
    Reader reader{database_};
    Connection& db = reader;
    auto found = db.use(
        "SELECT cache_value, found, ifnull(etag, ''), ifnull(used_on, '') FROM tmdb_cache "
        "WHERE cache_key = ? AND expires_at > ?");
    found.bind(key, now);
    if (!found.next()) return std::nullopt;
    answer = CachedAnswer{found.text(0), found.integer(1) != 0, found.text(2)};
    used_on = found.text(3);
  }
  if (used_on != today()) {
    const std::scoped_lock lock{mutex_};
    used_.insert(key);
  }
  return answer;
}

bool DatabaseCache::keep(const std::vector<CacheWrite>& writes) {
  const std::scoped_lock lock{mutex_};
  for (const auto& write : writes) kept_bytes_ += write.answer.value.size();
  kept_.insert(kept_.end(), writes.begin(), writes.end());
  return kept_bytes_ < kMostKeptBytes;
}

void DatabaseCache::put(const std::vector<CacheWrite>& writes) {
  if (keep(writes) && database_.is_gathering()) return;
  try {
    Transaction{database_}.commit();
  } catch (const Error&) {
    drop_kept();
    throw;
  }
}

// What cannot be written is asked for again, or a database that is held for long would fill the memory.
void DatabaseCache::drop_kept() {
  const std::scoped_lock lock{mutex_};
  kept_.clear();
  kept_bytes_ = underway_ = 0;
}

void DatabaseCache::write(Transaction& tx) {
  std::vector<CacheWrite> writes;
  {
    const std::scoped_lock lock{mutex_};
    writes = kept_;
    underway_ = kept_.size();
  }
  if (writes.empty()) return;
  for (const auto& write : writes) store(tx, write);
  note_use(tx);
}

void DatabaseCache::arrived() {
  const std::scoped_lock lock{mutex_};
  kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(std::exchange(underway_, 0)));
  kept_bytes_ = 0;
  for (const auto& write : kept_) kept_bytes_ += write.answer.value.size();
}

void DatabaseCache::store(Transaction& tx, const CacheWrite& write) const {
  tx.connection()
      .use(
          "INSERT INTO tmdb_cache (cache_key, expires_at, found, bytes, used_on, etag, cache_value) "
          "VALUES (?, ?, ?, ?, ?, nullif(?, ''), ?) "
          "ON CONFLICT (cache_key) DO UPDATE SET cache_value = excluded.cache_value, "
          "expires_at = excluded.expires_at, found = excluded.found, etag = excluded.etag, bytes = excluded.bytes, "
          "used_on = excluded.used_on")
      .bind(write.key, write.expires_at, write.answer.found, write.key.size() + write.answer.value.size(), today(),
            write.answer.etag, write.answer.value)
      .run();
}

void DatabaseCache::renew(const std::vector<std::string>& keys, Instant expires_at) {
  Transaction tx{database_};
  for (const auto& key : keys) {
    tx.connection()
        .use("UPDATE tmdb_cache SET expires_at = ? WHERE cache_key = ? AND found = 1")
        .bind(expires_at, key)
        .run();
  }
  note_use(tx);
  tx.commit();
}

void DatabaseCache::count(bool hit) {
  (hit ? hits_ : misses_).fetch_add(1, std::memory_order_relaxed);
}

void DatabaseCache::note_use() {
  {
    const std::scoped_lock lock{mutex_};
    if (used_.empty() && noted_hits_ == hits() && noted_misses_ == misses()) return;
  }
  Transaction tx{database_};
  note_use(tx);
  tx.commit();
}

void DatabaseCache::note_use(Transaction& tx) {
  std::set<std::string> used;
  std::int64_t new_hits = 0;
  std::int64_t new_misses = 0;
  {
    const std::scoped_lock lock{mutex_};
    used.swap(used_);
    new_hits = hits() - std::exchange(noted_hits_, hits());
    new_misses = misses() - std::exchange(noted_misses_, misses());
  }
  auto& db = tx.connection();
  const auto day = today();
  for (const auto& key : used) {
    db.use("UPDATE tmdb_cache SET used_on = ? WHERE cache_key = ?").bind(day, key).run();
  }
  if (new_hits == 0 && new_misses == 0) return;
  db.use("UPDATE tmdb_cache_use SET hits = hits + ?, misses = misses + ?").bind(new_hits, new_misses).run();
}

CacheStats cache_stats(Connection& db, Instant now) {
  CacheStats stats;
  {
    auto rows = db.use(
        "SELECT CASE instr(cache_key, ':') WHEN 0 THEN cache_key ELSE substr(cache_key, 1, instr(cache_key, ':') - 1) "
        "END, count(*), count(*) FILTER (WHERE expires_at <= ?), sum(bytes) "
        "FROM tmdb_cache INDEXED BY tmdb_cache_by_expiry GROUP BY 1");
    rows.bind(now);
    while (rows.next()) {
      stats.by_kind[rows.text(0)] = rows.integer(1);
      stats.entries += rows.integer(1);
      stats.expired += rows.integer(2);
      stats.bytes += rows.integer(3);
    }
  }
  auto use = db.use("SELECT hits, misses FROM tmdb_cache_use");
  use.next();
  stats.hits = use.integer(0);
  stats.misses = use.integer(1);
  return stats;
}

std::int64_t clear_cache(Transaction& tx) {
  tx.connection().use("UPDATE tmdb_cache_use SET hits = 0, misses = 0").run();
  return tx.connection().use("DELETE FROM tmdb_cache WHERE true").run();
}

std::int64_t clear_expired_cache(Transaction& tx, Instant now) {
  return tx.connection().use("DELETE FROM tmdb_cache WHERE expires_at <= ?").bind(now).run();
}

std::int64_t tidy_cache(Transaction& tx, Instant now, std::int64_t most_bytes) {
  auto& db = tx.connection();
  std::int64_t removed = db.use(
                               "DELETE FROM tmdb_cache WHERE (expires_at <= ?1 AND found = 0) OR expires_at <= ?2 OR "
                               "(expires_at <= ?3 AND (cache_key GLOB 'search:*' OR cache_key GLOB 'trending:*'))")
                             .bind(now, now - kStaleFor, now - kStaleListsFor)
                             .run();
  std::int64_t bytes = 0;
  {
    auto sum = db.use("SELECT ifnull(sum(bytes), 0) FROM tmdb_cache INDEXED BY tmdb_cache_by_use");
    sum.next();
    bytes = sum.integer(0);
  }
  if (bytes <= most_bytes) return removed;
  std::vector<std::string> oldest;
  {
    auto rows = db.use("SELECT cache_key, bytes FROM tmdb_cache ORDER BY used_on, expires_at");
    while (bytes > most_bytes && rows.next()) {
      oldest.push_back(rows.text(0));
      bytes -= rows.integer(1);
    }
  }
  for (const auto& key : oldest) removed += db.use("DELETE FROM tmdb_cache WHERE cache_key = ?").bind(key).run();
  return removed;
}

}  // namespace cinemarco::store
