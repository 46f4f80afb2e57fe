// SPDX-License-Identifier: MIT
// How many plays there are, in all and by month, without looking at each: from `play_counts`, and what of one month
// lies on this side of an instant.
#pragma once

#include "store/play_list.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace cinemarco::store {

// Those of unknown date only where neither `from` nor `to` is given. Removed plays are in no count.
[[nodiscard]] std::int64_t count_plays(Connection& db, AccountId account, const PlayFilter& filter);

struct MonthOfPlays {
  std::chrono::year_month month;
  std::int64_t plays = 0;
};
// How many plays fall into each month that has any, the newest first; those of unknown date are left out. `begin_of`
// says when a month begins, where the account is.
[[nodiscard]] std::vector<MonthOfPlays> plays_by_month(Connection& db, AccountId account, std::optional<TitleType> type,
                                                       const std::function<Instant(std::chrono::year_month)>& begin_of);

// The first and the last instant of any play that has one.
[[nodiscard]] std::optional<Instant> first_play(Connection& db, AccountId account);
[[nodiscard]] std::optional<Instant> last_play(Connection& db, AccountId account);

}  // namespace cinemarco::store
