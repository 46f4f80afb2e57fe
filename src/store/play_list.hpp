// SPDX-License-Identifier: MIT
// The history: every play that counts, newest first, and the plays of one title.
#pragma once

#include "domain/projection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

struct PlayRow {
  PlayId id;
  std::optional<HistoryId> history_id;  // empty: made here
  TitleType type = TitleType::movie;    // of the title; an episode's is series
  std::optional<std::int64_t> tmdb_id;  // of the title, found ones too
  std::optional<EntryId> entry;
  std::string title;
  std::optional<std::string> original_title;
  std::optional<int> season, episode;
  std::optional<std::string> episode_name, poster_path, still_path;
  std::optional<Instant> watched_at;      // empty: date unknown, or `watched_day`
  std::optional<Date> watched_day;        // where only the day is known
  std::optional<std::string> ordered_at;  // by which the list is ordered
  ArrivedBy arrived_by = ArrivedBy::import;
  std::string action;
  bool removed = false;
};

struct PlayFilter {
  std::optional<TitleType> type;
  std::optional<Instant> from;  // on or after
  std::optional<Instant> to;    // before
};

struct PlayPage {
  std::vector<PlayRow> rows;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
};

// Newest first; plays of unknown date come last, and only where neither `from` nor `to` is given.
// Throws Error{invalid} for a cursor of another list.
[[nodiscard]] PlayPage list_plays(Connection& db, AccountId account, const PlayFilter& filter,
                                  const std::optional<std::string>& cursor, int limit);
// By season and episode, then newest first. Removed ones are left out.
[[nodiscard]] std::vector<PlayRow> plays_of_entry(Connection& db, AccountId account, EntryId entry);
// Of a title as Trakt numbers it, matched or not; newest first.
[[nodiscard]] std::vector<PlayRow> plays_of_trakt_title(Connection& db, AccountId account, TitleType type,
                                                        TraktId trakt_id, int limit);
// Removed ones too.
[[nodiscard]] std::optional<PlayRow> find_play(Connection& db, AccountId account, PlayId id);

}  // namespace cinemarco::store
