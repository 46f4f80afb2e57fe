// SPDX-License-Identifier: MIT
#include "store/watched_days.hpp"

#include <utility>
#include <vector>

namespace cinemarco::store {

void reorder_watched_days(Transaction& tx, AccountId account, const std::function<Instant(Date)>& end_of) {
  std::vector<std::pair<PlayId, Date>> plays;
  {
    auto rows =
        tx.connection().use("SELECT id, watched_day FROM plays WHERE account_id = ? AND watched_day IS NOT NULL");
    rows.bind(account);
    while (rows.next()) plays.emplace_back(PlayId{rows.integer(0)}, *rows.date(1));
  }
  for (const auto& [play, day] : plays) {
    tx.connection().use("UPDATE plays SET ordered_at = ? WHERE id = ?").bind(end_of(day), play).run();
  }
}

}  // namespace cinemarco::store
