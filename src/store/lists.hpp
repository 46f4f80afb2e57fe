// SPDX-License-Identifier: MIT
// Lists as they are shown: what was removed here, and what Trakt has no more, is not among them.
#pragma once

#include "domain/lists.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct ListRow {
  ListId id;
  std::string name;
  std::optional<std::string> description;
  std::string source;  // docs/contract.md#tables
  std::optional<std::int64_t> trakt_id;
  std::optional<std::string> slug, privacy, sort_by, sort_how;
  std::optional<Instant> created_at, updated_at;
  std::int64_t item_count = 0;
  std::vector<std::string> poster_paths;  // of its first rows, as far as they are known; at most kListPosters
};
inline constexpr int kListPosters = 4;

// By name, without regard to the case of a to z; equal ones in the order in which they came.
[[nodiscard]] std::vector<ListRow> all_lists(Connection& db, AccountId account);
[[nodiscard]] std::optional<ListRow> find_list(Connection& db, AccountId account, ListId list);

// One row. Title, day and poster are the library's where it knows the title, else what whoever told of it said.
struct ListItemRow {
  ListItemId id;
  std::int64_t position = 1;
  ListedThing thing;
  std::optional<Date> release_date;
  std::optional<std::string> poster_path;
  std::optional<std::string> episode_name;
  std::optional<EntryId> entry;  // of the movie or the series, if it is in the library
  std::optional<std::string> note;
  std::optional<Instant> listed_at;
};

// At most `limit` in order of their places, from behind place `after`.
[[nodiscard]] std::vector<ListItemRow> list_items(Connection& db, AccountId account, ListId list, std::int64_t after,
                                                  int limit);
[[nodiscard]] std::optional<ListItemRow> find_list_item(Connection& db, AccountId account, ListId list,
                                                        ListItemId item);

// On which lists the movie or series itself stands, by name.
struct OnList {
  ListId list;
  std::string name;
  ListItemId item;
};
[[nodiscard]] std::vector<OnList> lists_with(Connection& db, AccountId account, TitleKey title);

}  // namespace cinemarco::store
