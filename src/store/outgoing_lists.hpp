// SPDX-License-Identifier: MIT
// Lists as other programs take them.
#pragma once

#include "domain/stated_lists.hpp"
#include "store/connection.hpp"

#include <functional>

namespace cinemarco::store {

// Those that have a number at Trakt, by which its layout names them, each with its rows in their order.
void for_each_trakt_list(Connection& db, AccountId account, const std::function<void(const StatedList&)>& take);

}  // namespace cinemarco::store
