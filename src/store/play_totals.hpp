// SPDX-License-Identifier: MIT
// How many plays there are, in all and by month, without looking at each: from `play_counts`, and what of one month
// lies on this side of an instant.
#pragma once

#include "store/play_list.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
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

// Of all plays that have an instant; empty where none has.
[[nodiscard]] std::pair<std::optional<Instant>, std::optional<Instant>> first_and_last_play(Connection& db,
                                                                                            AccountId account);

}  // namespace cinemarco::store
