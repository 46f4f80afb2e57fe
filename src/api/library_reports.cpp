// SPDX-License-Identifier: MIT
#include "api/library_reports.hpp"

#include "domain/error.hpp"
#include "exchange/account_zone.hpp"
#include "json/scalars.hpp"
#include "store/lists.hpp"
#include "store/part_ratings.hpp"
#include "store/title_ages.hpp"
#include "store/up_next.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::api {

namespace {

std::optional<DateSource> to_source(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const auto source = json::ScalarText<DateSource>::from(*text);
  return source ? std::optional{*source} : std::nullopt;
}

EpisodeItem to_item(store::EpisodeRow&& row) {
  return {row.season_number,
          row.episode_number,
          std::move(row.name),
          std::move(row.overview),
          row.air_date,
          row.runtime_minutes,
          std::move(row.still_path),
          row.is_watched,
          row.watched_date,
          row.watched_at,
          to_source(row.date_source),
          row.has_aired,
          row.is_on_tmdb,
          std::nullopt,
          std::nullopt};
}

SeasonItem to_item(store::SeasonRow&& row) {
  SeasonItem season{row.season_number,
                    std::move(row.name),
                    std::move(row.overview),
                    std::move(row.poster_path),
                    row.air_date,
                    row.episode_count,
                    0,
                    0,
                    std::nullopt,
                    std::nullopt,
                    {}};
  for (auto& episode : row.episodes) {
    season.episodes_aired += episode.has_aired ? 1 : 0;
    season.episodes_watched += episode.is_watched ? 1 : 0;
    season.episodes.push_back(to_item(std::move(episode)));
  }
  return season;
}

void count_episodes(LibraryEntry& entry, bool differs) {
  int aired = 0;
  int watched = 0;
  int elsewhere = 0;
  entry.specials_aired = entry.specials_watched = 0;
  for (const auto& season : entry.seasons) {
    if (season.season_number < 1) {
      entry.specials_aired = season.episodes_aired;
      entry.specials_watched = season.episodes_watched;
      continue;
    }
    for (const auto& episode : season.episodes) {
      if (!episode.is_on_tmdb) {
        ++elsewhere;
      } else if (episode.has_aired) {
        ++aired;
        watched += episode.is_watched ? 1 : 0;
      }
    }
  }
  entry.episodes_aired = aired;
  entry.episodes_watched = watched;
  if (elsewhere > 0) entry.numbering = NumberingReport{elsewhere, aired - watched, differs && aired > watched};
}

template <class Part>
void rate(Part& part, const store::PartRating& rating) {
  part.rating = rating.rating;
  if (rating.is_own) part.own_rating = rating.rating;
}

void add_ratings(LibraryEntry& entry, const std::vector<store::PartRating>& ratings) {
  for (const auto& rating : ratings) {
    const auto season = std::ranges::find(entry.seasons, rating.season, &SeasonItem::season_number);
    if (season == entry.seasons.end()) continue;
    if (!rating.episode) {
      rate(*season, rating);
      continue;
    }
    const auto episode = std::ranges::find(season->episodes, *rating.episode, &EpisodeItem::episode_number);
    if (episode != season->episodes.end()) rate(*episode, rating);
  }
}

}  // namespace

LibraryItem to_item(store::LibraryRow&& row) {
  LibraryItem item;
  item.id = row.id;
  item.media_type = row.type;
  item.tmdb_id = row.tmdb_id;
  item.title = std::move(row.title);
  item.original_title = std::move(row.original_title);
  item.release_date = row.release_date;
  item.poster_path = std::move(row.poster_path);
  item.backdrop_path = std::move(row.backdrop_path);
  item.genres = std::move(row.genres);
  item.runtime_minutes = row.runtime_minutes;
  item.watch_status = row.status;
  item.personal_rating = row.personal_rating;
  item.trakt_rating = row.trakt_rating;
  item.is_favorite = row.is_favorite;
  item.date_added = row.date_added;
  item.watchlisted_at = row.watchlisted_at;
  item.date_first_watched = row.date_first_watched;
  item.date_last_watched = row.date_last_watched;
  item.last_watched_at = row.last_watched_at;
  item.vote_average = row.vote_average;
  item.times_watched = row.times_watched;
  return item;
}

PlayItem to_item(store::PlayRow&& row) {
  PlayItem item;
  item.id = row.id;
  item.trakt_history_id = row.history_id;
  item.media_type = row.type;
  item.tmdb_id = row.tmdb_id;
  item.entry_id = row.entry;
  item.title = std::move(row.title);
  item.original_title = std::move(row.original_title);
  item.season_number = row.season;
  item.episode_number = row.episode;
  item.episode_name = std::move(row.episode_name);
  item.poster_path = std::move(row.poster_path);
  item.still_path = std::move(row.still_path);
  item.watched_at = row.watched_at;
  item.watched_day = row.watched_day;
  item.arrived_by = row.arrived_by;
  item.action = std::move(row.action);
  return item;
}

LibraryEntry read_entry(store::Connection& db, AccountId account, EntryId id, Instant now) {
  auto record = store::find_entry(db, account, id);
  if (!record) {
    throw Error{ErrorCode::not_found, "There is no entry " + std::to_string(id.value()) + " in the library."};
  }
  LibraryEntry entry;
  static_cast<LibraryItem&>(entry) = to_item(std::move(record->row));
  entry.imdb_id = std::move(record->imdb_id);
  entry.overview = std::move(record->overview);
  entry.tagline = std::move(record->tagline);
  entry.original_language = std::move(record->original_language);
  entry.notes = std::move(record->notes);
  entry.vote_count = record->vote_count;
  entry.source = std::move(record->source);
  entry.own_rating = record->own_rating;
  entry.hidden_from_up_next = record->hidden_from_up_next;
  entry.last_air_date = record->last_air_date;
  entry.series_status = std::move(record->series_status);
  entry.number_of_seasons = record->number_of_seasons;
  entry.number_of_episodes = record->number_of_episodes;
  if (record->collection_tmdb_id) {
    entry.collection = CollectionStub{*record->collection_tmdb_id, record->collection_name.value_or("")};
  }
  if (const auto gone = store::gone_title(db, {entry.media_type, entry.tmdb_id})) {
    entry.gone = GoneReport{gone->gone_at, gone->successor_tmdb_id};
  }
  if (entry.media_type == TitleType::movie) {
    for (auto& row : store::movie_sessions(db, id)) {
      entry.sessions.push_back({row.id, row.watched_date, row.watched_at, std::move(row.name)});
    }
  } else {
    const auto today = exchange::account_zone(db, account).day_of(now);
    for (auto& row : store::seasons_of(db, id, today)) entry.seasons.push_back(to_item(std::move(row)));
    count_episodes(entry, record->numbering_differs);
    add_ratings(entry, store::part_ratings(db, account, entry.tmdb_id));
    const auto next = record->numbering_differs ? std::nullopt : store::next_episode_of(db, id, today);
    if (next) entry.next_episode = EpisodePlace{next->season, next->episode};
  }
  for (auto& row : store::credits_of(db, id)) {
    entry.credits.push_back({row.tmdb_person_id, std::move(row.name), std::move(row.role_type),
                             std::move(row.role_character), row.role_order, std::move(row.profile_path)});
  }
  for (auto& row : store::lists_with(db, account, {entry.media_type, entry.tmdb_id})) {
    entry.lists.push_back({row.list, std::move(row.name), row.item});
  }
  return entry;
}

}  // namespace cinemarco::api
