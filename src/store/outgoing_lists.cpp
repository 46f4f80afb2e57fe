// SPDX-License-Identifier: MIT
#include "store/outgoing_lists.hpp"

#include "store/lists.hpp"

#include <limits>
#include <utility>

namespace cinemarco::store {

void for_each_trakt_list(Connection& db, AccountId account, const std::function<void(const StatedList&)>& take) {
  for (auto& row : all_lists(db, account)) {
    if (!row.trakt_id) continue;
    StatedList list;
    list.id = TraktId{*row.trakt_id};
    list.name = std::move(row.name);
    list.description = std::move(row.description);
    list.slug = std::move(row.slug);
    list.privacy = std::move(row.privacy);
    list.sort_by = std::move(row.sort_by);
    list.sort_how = std::move(row.sort_how);
    list.created_at = row.created_at;
    list.updated_at = row.updated_at;
    list.item_count = row.item_count;
    for (auto& item : list_items(db, account, row.id, 0, std::numeric_limits<int>::max())) {
      StatedRow stated;
      stated.thing = std::move(item.thing);
      stated.rank = item.position;
      stated.note = item.note.value_or("");
      stated.listed_at = item.listed_at;
      list.rows.push_back(std::move(stated));
    }
    take(list);
  }
}

}  // namespace cinemarco::store
