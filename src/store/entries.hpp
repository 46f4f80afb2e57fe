// SPDX-License-Identifier: MIT
// One entry of the library, with all that belongs to it.
#pragma once

#include "domain/details.hpp"
#include "store/library_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct EntryRecord {
  LibraryRow row;
  std::optional<std::string> imdb_id, overview, tagline, original_language, notes;
  std::optional<std::int64_t> vote_count;
  std::string source;             // trakt, local
  std::optional<int> own_rating;  // set by the user here
  // Of a movie only: the collection that it is part of.
  std::optional<std::int64_t> collection_tmdb_id;
  std::optional<std::string> collection_name;
  // Of a series only.
  std::optional<Date> last_air_date;
  std::optional<std::string> series_status;
  std::optional<int> number_of_seasons, number_of_episodes;
  bool numbering_differs = false;  // domain/airing.hpp
  bool hidden_from_up_next = false;
};
[[nodiscard]] std::optional<EntryRecord> find_entry(Connection& db, AccountId account, EntryId id);

[[nodiscard]] std::optional<EntryId> entry_of(Connection& db, AccountId account, TitleKey title);
// The title of an entry, without reading the rest.
[[nodiscard]] std::optional<TitleKey> title_of(Connection& db, AccountId account, EntryId id);

// How a title stands in the library.
struct Standing {
  EntryId entry;
  std::string watch_status;
};
[[nodiscard]] std::optional<Standing> standing_of(Connection& db, AccountId account, TitleKey title);

struct SessionRow {
  std::int64_t id = 0;
  std::optional<Date> watched_date;
  std::optional<Instant> watched_at;
  std::optional<std::string> name;
};
// A movie's viewings, newest first, the undated one last.
[[nodiscard]] std::vector<SessionRow> movie_sessions(Connection& db, EntryId id);

struct EpisodeRow {
  int season_number = 0, episode_number = 0;
  std::string name;  // empty: Trakt knows the episode, TMDB does not
  std::optional<std::string> overview;
  std::optional<Date> air_date;
  std::optional<int> runtime_minutes;
  std::optional<std::string> still_path;
  bool is_watched = false;
  std::optional<Date> watched_date;
  std::optional<Instant> watched_at;
  std::optional<std::string> date_source;
  bool has_aired = false;  // by the day that was asked for; what was watched has
  bool is_on_tmdb = true;
};
struct SeasonRow {
  int season_number = 0;
  std::string name;
  std::optional<std::string> overview, poster_path;
  std::optional<Date> air_date;
  int episode_count = 0;
  std::vector<EpisodeRow> episodes;
};
// A series' seasons by number, specials first; watched episodes that TMDB lacks stand in theirs.
[[nodiscard]] std::vector<SeasonRow> seasons_of(Connection& db, EntryId id, Date today);
// One of TMDB's, or watched.
[[nodiscard]] bool has_episode(Connection& db, EntryId id, EpisodeNumber episode);

struct CreditRow {
  std::int64_t tmdb_person_id = 0;
  std::string name;
  std::optional<std::string> profile_path;
  std::string role_type;
  std::optional<std::string> role_character;
  std::optional<int> role_order;
};
// Actors by billing, then the crew.
[[nodiscard]] std::vector<CreditRow> credits_of(Connection& db, EntryId id);

}  // namespace cinemarco::store
