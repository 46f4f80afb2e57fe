// SPDX-License-Identifier: MIT
// What to watch next: of every series in progress the next episode.
#pragma once

#include "store/entries.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct UpNextRow {
  EntryId id;
  std::int64_t tmdb_id = 0;
  std::string name;
  std::optional<std::string> original_name;
  std::optional<std::string> poster_path, backdrop_path;
  EpisodeRow next;
  int watched = 0;  // aired episodes of season 1 and later that were watched …
  int aired = 0;    // … out of so many
  std::optional<Date> last_watched;
};

struct UpNextPage {
  std::vector<EntryId> entries;
  bool is_all = false;                     // no page goes before it and none follows
  std::optional<std::string> next_cursor;  // empty: this is the last
};

// Series in progress with an aired episode left, most recently watched first. The next one is the first unwatched
// behind the furthest that was watched; where there is none, the first unwatched. Specials are never next. A series
// that was watched under other numbers than TMDB's is left out: nobody knows what comes next; and so is one that the
// user hid. `has_next` says whether that series has an episode left, and is asked of one after the other until the page
// is full. Throws Error{invalid} for a cursor of another list.
[[nodiscard]] UpNextPage page_up_next(Connection& db, AccountId account, const std::optional<std::string>& cursor,
                                      int limit, const std::function<bool(EntryId)>& has_next);
// How many there are on all pages.
[[nodiscard]] std::int64_t count_up_next(Connection& db, AccountId account, Date today);
// One row of them; empty where nothing that has aired is left, and for what is no series in the library.
[[nodiscard]] std::optional<UpNextRow> find_up_next(Connection& db, EntryId series, Date today);
// The first `limit` rows.
[[nodiscard]] std::vector<UpNextRow> list_up_next(Connection& db, AccountId account, Date today, int limit);

// The next episode of one series, in progress or not; empty where nothing that has aired is left.
[[nodiscard]] std::optional<EpisodeNumber> next_episode_of(Connection& db, EntryId entry, Date today);

}  // namespace cinemarco::store
