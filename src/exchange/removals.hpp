// SPDX-License-Identifier: MIT
// How much may be taken away without asking: here, where Trakt no longer has it, and at Trakt.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace cinemarco::exchange {

// What is to happen to many of them. `keep`: they stay here, and Trakt is not told of ours either.
enum class Removals { ask, accept, keep };

// `gone` of `all` rows of one kind: more than ten and 5 %, or most of what there is, and be it few
// (docs/trakt.md#removals).
[[nodiscard]] constexpr bool is_much(std::int64_t gone, std::int64_t all) {
  constexpr std::int64_t kFreely = 10;
  constexpr std::int64_t kShare = 20;  // one in so many
  constexpr std::int64_t kFew = 3;
  return gone > std::max(kFreely, all / kShare) || (gone > kFew && 2 * gone > all);
}

// A sample of what would go: so many titles by name, and whether there are more.
inline constexpr std::size_t kTitlesNamed = 3;
[[nodiscard]] std::string some_of(std::vector<std::string> titles);

}  // namespace cinemarco::exchange
