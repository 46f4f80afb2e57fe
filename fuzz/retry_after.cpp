// SPDX-License-Identifier: MIT
// Retry-After of whoever answers: a wait that is neither negative nor longer than a week, now and at any time.
#include "fuzz/input.hpp"
#include "net/retry_policy.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace std::chrono;
  constexpr cinemarco::Instant kNow{sys_days{2026y / 1 / 1}};
  const auto wait = cinemarco::net::parse_retry_after(cinemarco::fuzz::text_of(data, size), kNow);
  if (wait) cinemarco::fuzz::require(*wait >= 0ms && *wait <= 7 * 24h, "a wait is of 0 to 7 days");
  return 0;
}
