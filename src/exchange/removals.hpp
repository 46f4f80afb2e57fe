// SPDX-License-Identifier: MIT
// How much may be taken away without asking: here, where Trakt no longer has it, and at Trakt.
#pragma once

#include <algorithm>
#include <cstdint>

namespace cinemarco::exchange {

// What is to happen to many of them. `keep`: they stay here, and Trakt is not told of ours either.
enum class Removals { ask, accept, keep };

// max(50, 5 %) of `all` (protocol/trakt.md §10).
[[nodiscard]] constexpr std::int64_t removed_freely(std::int64_t all) {
  constexpr std::int64_t kFreely = 50;
  constexpr std::int64_t kShare = 20;  // one in so many
  return std::max(kFreely, all / kShare);
}

}  // namespace cinemarco::exchange
