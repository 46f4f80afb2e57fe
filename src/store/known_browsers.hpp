// SPDX-License-Identifier: MIT
// Browsers in which somebody has logged in before. What they hold opens nothing: it only tells them from strangers,
// whose wrong passwords then don't hold them up.
#pragma once

#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cinemarco::store {

inline constexpr std::chrono::hours kBrowserKnown{365 * 24};  // after its last log-in
inline constexpr int kMostBrowsers = 500;                     // those with the latest log-ins

// `secret` is the browser's (store/secrets.hpp); we keep its hash.
void remember_browser(Transaction& tx, AccountId account, std::string_view secret, Instant now);
// Its row; empty: it is not known, or no longer.
[[nodiscard]] std::optional<std::int64_t> find_browser(Connection& db, AccountId account, std::string_view secret,
                                                       Instant now);

}  // namespace cinemarco::store
