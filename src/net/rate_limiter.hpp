// SPDX-License-Identifier: MIT
// Token buckets as pure decisions: when may the next request go?
#pragma once

#include "domain/time.hpp"

#include <chrono>

namespace cinemarco::net {

// `rate` tokens come back per second, at most `burst` lie ready, and two takes are at least `min_gap` apart.
struct Bucket {
  double rate = 1;
  double burst = 1;
  std::chrono::milliseconds min_gap{0};
};

// Not safe from several threads; its owner locks.
class TokenBucket {
 public:
  TokenBucket(Bucket bucket, Instant now);
  // Takes one token and says when its holder may go: now, or later (the token is then reserved).
  [[nodiscard]] Instant take(Instant now);

 private:
  Bucket bucket_;
  double tokens_;
  Instant updated_;
  Instant next_allowed_;
};

}  // namespace cinemarco::net
