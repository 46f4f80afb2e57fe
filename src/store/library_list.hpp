// SPDX-License-Identifier: MIT
// The library page by page: filtered, searched and sorted by index.
#pragma once

#include "domain/projection.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

BOOST_DEFINE_ENUM_CLASS(LibrarySort, title, added, watched, released, rating, listed)  // the words of the API too
enum class Order { ascending, descending };

struct LibraryFilter {
  std::optional<std::string> q;  // what the user types (domain/search_words.hpp): finds the title or original title
  std::optional<TitleType> type;
  std::optional<WatchStatus> status;
  std::optional<int> rating;  // the personal one, 1–5
  std::optional<std::string> genre;
  std::optional<int> year;
  std::optional<bool> favorite;
  std::optional<bool> watchlist;
  LibrarySort sort = LibrarySort::added;
  Order order = Order::descending;
};

struct LibraryRow {
  EntryId id;
  TitleType type = TitleType::movie;
  std::int64_t tmdb_id = 0;
  std::string title;
  std::optional<std::string> original_title;
  std::optional<Date> release_date;  // of a series: its first air date
  std::optional<std::string> poster_path, backdrop_path;
  std::vector<std::string> genres;
  std::optional<int> runtime_minutes;  // of a series: of an episode
  WatchStatus status = WatchStatus::not_started;
  std::optional<int> personal_rating, trakt_rating;
  bool is_favorite = false;
  std::optional<Instant> date_added, watchlisted_at;
  std::optional<Date> date_first_watched, date_last_watched;
  std::optional<Instant> last_watched_at;  // what the list of the last watched is ordered by
  std::optional<double> vote_average;
  // How often all of it was watched: a movie's plays; of a completed series as many as each of its episodes has.
  std::int64_t times_watched = 0;
};

struct LibraryPage {
  std::vector<EntryId> entries;
  std::optional<std::string> next_cursor;  // empty: there are no more
  std::int64_t total = 0;                  // entries of all pages
};

// Which entries; find_row reads each. Those without a sort value come last in either order. Throws Error{invalid} for a
// cursor of another list or order.
[[nodiscard]] LibraryPage list_library(Connection& db, AccountId account, const LibraryFilter& filter,
                                       const std::optional<std::string>& cursor, int limit);

// The queries of a list, for a look at their plans.
[[nodiscard]] std::vector<std::string> library_queries(LibrarySort sort, Order order);

[[nodiscard]] std::optional<LibraryRow> find_row(Connection& db, AccountId account, EntryId id);

}  // namespace cinemarco::store
