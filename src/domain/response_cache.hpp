// SPDX-License-Identifier: MIT
// Where answers of TMDB are remembered.
#pragma once

#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cinemarco {

// Answers of TMDB by key (docs/contract.md#cache-keys). Safe from several threads. Expired entries are not returned.
struct CachedAnswer {
  std::string value;  // JSON
  bool found = true;  // false: TMDB said "not found"
  std::string etag;   // of the request that this key is known by, if its answer was whole and had one
};
struct CacheWrite {
  std::string key;
  CachedAnswer answer;
  Instant expires_at;
};
class ResponseCache {
 public:
  virtual ~ResponseCache() = default;
  [[nodiscard]] virtual std::optional<CachedAnswer> get(const std::string& key, Instant now) = 0;
  // All or none.
  virtual void put(const std::vector<CacheWrite>& writes) = 0;
  // TMDB says that these are as they were: they live until then. Those that are not there stay so.
  virtual void renew(const std::vector<std::string>& keys, Instant expires_at) = 0;
  // Counts a look-up by whether the cache answered it.
  virtual void count(bool hit) = 0;
};

}  // namespace cinemarco
