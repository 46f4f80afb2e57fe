// SPDX-License-Identifier: MIT
// When the next request may go; time is moved by hand.
#include "net/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace cinemarco::net {
namespace {

using namespace std::chrono_literals;

const Instant kStart = *parse_instant("2026-08-20T12:00:00Z");

TEST(TokenBucket, lets_a_burst_through_and_then_keeps_the_rate) {
  TokenBucket bucket{{.rate = 35, .burst = 20}, kStart};
  for (int i = 0; i < 20; ++i) EXPECT_EQ(bucket.take(kStart), kStart);
  Instant last = kStart;
  for (int i = 0; i < 350; ++i) last = bucket.take(kStart);
  EXPECT_NEAR(std::chrono::duration<double>(last - kStart).count(), 10.0, 0.01);
}

TEST(TokenBucket, never_allows_more_than_the_window_of_trakt) {
  // docs/trakt.md#our-numbers: 450 GETs in 300 s, burst 10, 250 ms apart.
  TokenBucket bucket{{.rate = 450.0 / 300, .burst = 10, .min_gap = 250ms}, kStart};
  auto now = kStart;
  int sent = 0;
  Instant previous = kStart - 1s;
  while (true) {
    const auto allowed = bucket.take(now);
    if (allowed >= kStart + 300s) break;
    EXPECT_GE(allowed - previous, 250ms);
    previous = allowed;
    now = std::max(now, allowed);
    ++sent;
  }
  EXPECT_LE(sent, 460);
  EXPECT_GE(sent, 450);
}

TEST(TokenBucket, saves_up_no_more_than_its_burst) {
  TokenBucket bucket{{.rate = 10, .burst = 3}, kStart};
  const auto later = kStart + 24h;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(bucket.take(later), later);
  EXPECT_EQ(bucket.take(later), later + 100ms);
}

TEST(TokenBucket, reserves_in_the_order_of_asking) {
  TokenBucket bucket{{.rate = 4, .burst = 1}, kStart};
  EXPECT_EQ(bucket.take(kStart), kStart);
  EXPECT_EQ(bucket.take(kStart), kStart + 250ms);
  EXPECT_EQ(bucket.take(kStart), kStart + 500ms);
  EXPECT_EQ(bucket.take(kStart + 250ms), kStart + 750ms) << "a later one stands behind";
}

TEST(TokenBucket, is_not_confused_by_a_clock_that_goes_back) {
  TokenBucket bucket{{.rate = 1, .burst = 1, .min_gap = 250ms}, kStart};
  EXPECT_EQ(bucket.take(kStart), kStart);
  const auto back = kStart - 1h;
  EXPECT_EQ(bucket.take(back), back + 1s) << "a token's time, not the hour's";
  EXPECT_EQ(bucket.take(back + 2s), back + 2s) << "and tokens come back";
}

}  // namespace
}  // namespace cinemarco::net
