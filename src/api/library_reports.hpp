// SPDX-License-Identifier: MIT
// Entries of the library and plays as the API gives them, under the names of the database's columns.
#pragma once

#include "api/described.hpp"
#include "api/tmdb_reports.hpp"
#include "domain/id.hpp"
#include "domain/lists.hpp"
#include "store/entries.hpp"
#include "store/library_list.hpp"
#include "store/play_list.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::api {

struct LibraryItem {
  EntryId id;
  TitleType media_type = TitleType::movie;
  std::int64_t tmdb_id = 0;
  std::string title;
  std::optional<std::string> original_title;
  std::optional<Date> release_date;  // of a series: its first air date
  std::optional<std::string> poster_path, backdrop_path;
  std::vector<std::string> genres;
  std::optional<int> runtime_minutes;
  WatchStatus watch_status = WatchStatus::not_started;
  std::optional<int> personal_rating;  // 1–5
  std::optional<int> trakt_rating;     // 1–10
  bool is_favorite = false;
  std::optional<Instant> date_added, watchlisted_at;
  std::optional<Date> date_first_watched, date_last_watched;
  std::optional<Instant> last_watched_at;  // of a play with a day only: that day's last
  std::optional<double> vote_average;
  // How often all of it was watched: a movie's plays; of a completed series as many as each of its episodes has.
  std::int64_t times_watched = 0;
};

struct MovieSession {
  std::int64_t id = 0;
  std::optional<Date> watched_date;  // null: date unknown
  std::optional<Instant> watched_at;
  std::optional<std::string> name;
};

struct EpisodeItem {
  int season_number = 0, episode_number = 0;
  std::string name;  // empty where Trakt knows the episode and TMDB does not
  std::optional<std::string> overview;
  std::optional<Date> air_date;
  std::optional<int> runtime_minutes;
  std::optional<std::string> still_path;
  bool is_watched = false;
  std::optional<Date> watched_date;
  std::optional<Instant> watched_at;
  std::optional<DateSource> date_source;
  bool has_aired = false;  // by today; an episode that was watched has
  bool is_on_tmdb = true;
  std::optional<int> rating;      // 1–10: what counts of own_rating, Trakt's and other services'
  std::optional<int> own_rating;  // set here
};

struct SeasonItem {
  int season_number = 0;  // 0: specials
  std::string name;
  std::optional<std::string> overview, poster_path;
  std::optional<Date> air_date;
  int episode_count = 0;
  int episodes_aired = 0;  // what was watched counts as aired
  int episodes_watched = 0;
  std::optional<int> rating, own_rating;  // as an episode's
  std::vector<EpisodeItem> episodes;
};

// TMDB has the title no longer; what is known of it stays here.
struct GoneReport {
  Instant gone_at;
  std::optional<std::int64_t> successor_tmdb_id;  // by which number TMDB seems to know it now
};

// Of a series some of whose watched episodes TMDB does not have under their numbers; specials aside.
struct NumberingReport {
  int not_on_tmdb = 0;        // watched episodes that TMDB lacks
  int unwatched_on_tmdb = 0;  // TMDB's that have aired and are not watched
  bool differs = false;       // the numbering is another one as a whole: what is left to watch can't be told
};

struct EpisodePlace {
  int season_number = 0, episode_number = 0;
};

// A list on which the title itself stands.
struct ListMembership {
  ListId id;
  std::string name;
  ListItemId item_id;
};

// Everything about one title of the library.
struct LibraryEntry : LibraryItem {
  std::optional<std::string> imdb_id, overview, tagline, original_language, notes;
  std::optional<std::int64_t> vote_count;
  std::string source;                // trakt, local
  std::optional<int> own_rating;     // set here; wins over Trakt's
  bool hidden_from_up_next = false;  // of a series
  std::optional<Date> last_air_date;
  std::optional<std::string> series_status;
  std::optional<int> number_of_seasons, number_of_episodes;
  std::optional<CollectionStub> collection;
  std::optional<GoneReport> gone;
  // Of a series, specials aside: so many of TMDB's episodes have aired, and so many of them were watched.
  std::optional<int> episodes_aired, episodes_watched;
  std::optional<int> specials_aired, specials_watched;  // the same of its specials; what was watched counts as aired
  std::optional<NumberingReport> numbering;
  std::optional<EpisodePlace>
      next_episode;                    // as GET /api/up-next says it; null where nothing is left, or can't be told
  std::vector<MovieSession> sessions;  // of a movie
  std::vector<SeasonItem> seasons;     // of a series
  std::vector<CreditReport> credits;
  std::vector<ListMembership> lists;  // by name
};

struct PlayItem {
  PlayId id;
  std::optional<HistoryId> trakt_history_id;  // null for a play that was made here
  TitleType media_type = TitleType::movie;    // of the title: an episode's is series
  std::optional<std::int64_t> tmdb_id;
  std::optional<EntryId> entry_id;
  std::string title;
  std::optional<std::string> original_title;
  std::optional<int> season_number, episode_number;
  std::optional<std::string> episode_name, poster_path, still_path;
  std::optional<Instant> watched_at;  // null: date unknown, or `watched_day`
  std::optional<Date> watched_day;    // where only the calendar day is known
  ArrivedBy arrived_by = ArrivedBy::import;
  std::string action;
};

BOOST_DESCRIBE_STRUCT(LibraryItem, (),
                      (id, media_type, tmdb_id, title, original_title, release_date, poster_path, backdrop_path, genres,
                       runtime_minutes, watch_status, personal_rating, trakt_rating, is_favorite, date_added,
                       watchlisted_at, date_first_watched, date_last_watched, last_watched_at, vote_average,
                       times_watched))
BOOST_DESCRIBE_STRUCT(MovieSession, (), (id, watched_date, watched_at, name))
BOOST_DESCRIBE_STRUCT(EpisodeItem, (),
                      (season_number, episode_number, name, overview, air_date, runtime_minutes, still_path, is_watched,
                       watched_date, watched_at, date_source, has_aired, is_on_tmdb, rating, own_rating))
BOOST_DESCRIBE_STRUCT(SeasonItem, (),
                      (season_number, name, overview, poster_path, air_date, episode_count, episodes_aired,
                       episodes_watched, rating, own_rating, episodes))
BOOST_DESCRIBE_STRUCT(NumberingReport, (), (not_on_tmdb, unwatched_on_tmdb, differs))
BOOST_DESCRIBE_STRUCT(EpisodePlace, (), (season_number, episode_number))
BOOST_DESCRIBE_STRUCT(ListMembership, (), (id, name, item_id))
BOOST_DESCRIBE_STRUCT(GoneReport, (), (gone_at, successor_tmdb_id))
BOOST_DESCRIBE_STRUCT(LibraryEntry, (LibraryItem),
                      (imdb_id, overview, tagline, original_language, notes, vote_count, source, own_rating,
                       hidden_from_up_next, last_air_date, series_status, number_of_seasons, number_of_episodes,
                       collection, gone, episodes_aired, episodes_watched, specials_aired, specials_watched, numbering,
                       next_episode, sessions, seasons, credits, lists))
BOOST_DESCRIBE_STRUCT(PlayItem, (),
                      (id, trakt_history_id, media_type, tmdb_id, entry_id, title, original_title, season_number,
                       episode_number, episode_name, poster_path, still_path, watched_at, watched_day, arrived_by,
                       action))

[[nodiscard]] LibraryItem to_item(store::LibraryRow&& row);
[[nodiscard]] PlayItem to_item(store::PlayRow&& row);
// The entry with all that belongs to it; `now` says what has aired in the account's zone. Throws Error{not_found}.
[[nodiscard]] LibraryEntry read_entry(store::Connection& db, AccountId account, EntryId id, Instant now);

}  // namespace cinemarco::api
