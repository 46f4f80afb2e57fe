// SPDX-License-Identifier: MIT
// Trakt's lists: what it states goes in; what it no longer has goes, once that is proven and the caller says so.
#pragma once

#include "domain/stated_lists.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace cinemarco::store {

// A row that a walk did not meet, with nothing to prove that it met all, is gone if one so much later does not either.
inline constexpr std::chrono::minutes kBetweenListProofs{10};

// `of_file`: true for its own moment only, so that it takes nothing away and nothing back.
enum class Statement { now, of_file };

// Whether the list's rows are here as Trakt stated them last.
[[nodiscard]] bool is_list_known(Connection& db, AccountId account, const StatedList& list);

// What Trakt stated no more.
struct MissingFromLists {
  std::vector<ListId> lists;                 // though every list was stated
  std::vector<ListItemId> rows;              // proven to be gone
  std::vector<std::string> names;            // of these
  std::int64_t all_lists = 0, all_rows = 0;  // that stood at Trakt before
  bool is_unsure = false;                    // more was not met, and nothing proves that it is gone: to be asked again
};

// Name, order and notes that were set here stay (docs/contract.md#rule-19); a list and rows that were removed here stay
// removed.
[[nodiscard]] MissingFromLists put_lists(Transaction& tx, AccountId account, RunId run, const StatedLists& stated,
                                         Statement statement, Instant now);

// Trakt's number of it; empty: it has none any more.
[[nodiscard]] std::optional<TraktId> trakt_id_of(Connection& db, ListId list);
// Rows at Trakt on these lists.
[[nodiscard]] std::int64_t count_trakt_rows(Connection& db, const std::vector<ListId>& lists);

// A list that was changed here stays, as the user's own.
void remove_missing(Transaction& tx, RunId run, const MissingFromLists& missing, Instant now);
// They stay, and are Trakt's no more.
void keep_missing(Transaction& tx, const MissingFromLists& missing);

}  // namespace cinemarco::store
