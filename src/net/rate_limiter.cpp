// SPDX-License-Identifier: MIT
#include "net/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace cinemarco::net {

using std::chrono::milliseconds;

TokenBucket::TokenBucket(Bucket bucket, Instant now)
    : bucket_{bucket}, tokens_{bucket.burst}, updated_{now}, next_allowed_{now} {}

Instant TokenBucket::take(Instant now) {
  if (now > updated_) {
    const auto seconds = std::chrono::duration<double>(now - updated_).count();
    tokens_ = std::min(bucket_.burst, tokens_ + seconds * bucket_.rate);
  } else {
    // The machine's clock was set back: nothing has come back, and nobody waits for the hour that was set back.
    next_allowed_ -= updated_ - now;
  }
  updated_ = now;
  // Below zero: tokens that others have reserved, and that still have to come back.
  tokens_ -= 1;
  auto allowed = now;
  if (tokens_ < 0) allowed += milliseconds{static_cast<std::int64_t>(std::ceil(-tokens_ / bucket_.rate * 1000))};
  allowed = std::max(allowed, next_allowed_);
  next_allowed_ = allowed + bucket_.min_gap;
  return allowed;
}

}  // namespace cinemarco::net
