// SPDX-License-Identifier: MIT
// What the user changes in lists. Places are always 1, 2, … of the rows that are not removed.
#pragma once

#include "domain/lists.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace cinemarco::store {

// A list of the user's own.
[[nodiscard]] ListId make_list(Transaction& tx, AccountId account, const std::string& name,
                               const std::optional<std::string>& description, Instant now);
// From now on name and description are the user's, whatever Trakt says.
void rename_list(Transaction& tx, ListId list, const std::string& name, const std::optional<std::string>& description,
                 Instant now);
// False: it was removed before, or there is none.
bool remove_list(Transaction& tx, AccountId account, ListId list, Instant now);
// As it was, under its id. False: there is none that was removed here.
bool restore_list(Transaction& tx, AccountId account, ListId list);

// The row that speaks of it, if it stands on the list.
[[nodiscard]] std::optional<ListItemId> item_with(Connection& db, ListId list, const ListedThing& thing);
// At the end; one that was removed here comes back there.
[[nodiscard]] ListItemId add_list_item(Transaction& tx, ListId list, const ListedThing& thing,
                                       const std::optional<std::string>& note, Instant now);
void note_list_item(Transaction& tx, ListId list, ListItemId item, const std::optional<std::string>& note, Instant now);
// To a place within 1 … the number of rows; the others make room.
void move_list_item(Transaction& tx, ListId list, ListItemId item, std::int64_t place, Instant now);
// All rows of the list, each once, in this order. Throws Error{invalid} for anything else.
void order_list(Transaction& tx, ListId list, std::span<const ListItemId> items, Instant now);
// False: it was removed before, or there is none.
bool remove_list_item(Transaction& tx, ListId list, ListItemId item, Instant now);
// Where it was, as far as there are so many rows. False: there is none that was removed here.
bool restore_list_item(Transaction& tx, ListId list, ListItemId item, Instant now);

// ---- for who changes rows otherwise ----

[[nodiscard]] std::int64_t count_list_items(Connection& db, ListId list);
// Closes the gaps that rows which went have left.
void close_gaps(Transaction& tx, ListId list);

}  // namespace cinemarco::store
