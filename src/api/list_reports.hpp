// SPDX-License-Identifier: MIT
// Lists and their rows as the API and the command line give them, under the names of the database's columns.
#pragma once

#include "domain/lists.hpp"
#include "store/lists.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco {
BOOST_DESCRIBE_ENUM(ListedType, movie, series, season, episode, person)
}  // namespace cinemarco

namespace cinemarco::api {

struct ListReport {
  ListId id;
  std::string name;
  std::optional<std::string> description;
  std::string source;                    // trakt, cinemarco (made here), or another service's word
  std::optional<std::int64_t> trakt_id;  // null: Trakt does not have it
  std::optional<std::string> slug, privacy, sort_by, sort_how;  // as Trakt says
  std::int64_t item_count = 0;
  std::optional<Instant> created_at, updated_at;
  std::vector<std::string> poster_paths;  // of its first rows; four at most
  std::optional<ListItemId> item_id;      // where a title was asked for: its row
};
BOOST_DESCRIBE_STRUCT(ListReport, (),
                      (id, name, description, source, trakt_id, slug, privacy, sort_by, sort_how, item_count,
                       created_at, updated_at, poster_paths, item_id))

struct ListItemReport {
  ListItemId id;
  std::int64_t position = 1;
  ListedType media_type = ListedType::movie;
  std::optional<std::int64_t> tmdb_id, trakt_id;  // of the movie, the series or the person
  std::optional<std::string> imdb_id;
  std::optional<EntryId> entry_id;  // null: the title is not in the library
  std::string title;
  std::optional<int> year;
  std::optional<Date> release_date;
  std::optional<int> season_number, episode_number;
  std::optional<std::string> episode_name, poster_path;
  std::optional<std::string> note;
  std::optional<Instant> listed_at;
};
BOOST_DESCRIBE_STRUCT(ListItemReport, (),
                      (id, position, media_type, tmdb_id, trakt_id, imdb_id, entry_id, title, year, release_date,
                       season_number, episode_number, episode_name, poster_path, note, listed_at))

[[nodiscard]] ListReport to_report(store::ListRow&& row);
[[nodiscard]] ListItemReport to_report(store::ListItemRow&& row);
// Throws Error{not_found}.
[[nodiscard]] ListReport read_list(store::Connection& db, AccountId account, ListId list);
[[nodiscard]] ListItemReport read_list_item(store::Connection& db, AccountId account, ListId list, ListItemId item);

}  // namespace cinemarco::api
