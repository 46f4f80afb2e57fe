// SPDX-License-Identifier: MIT
// What the user says here: plays made, dated, taken away and brought back, and the entry's own columns. None of it
// projects anything: the caller does, in the same transaction.
#pragma once

#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cinemarco::store {

// A play without a history id. `episode` for a series only; `zone` is the account's, in which a day ends.
PlayId add_local_play(Transaction& tx, AccountId account, TitleKey title, const std::optional<EpisodeNumber>& episode,
                      const PlayDate& date, const TimeZone& zone);
// Soft, and for good: no import brings back what the user took away.
void remove_play(Transaction& tx, PlayId play, Instant now);
// One that the user took away; what Trakt took away stays so.
void restore_play(Transaction& tx, PlayId play);
// One that the user took away and Trakt, told so, has no more: a play made here stands for it from now on.
PlayId restore_as_own(Transaction& tx, PlayId play);
// Of a local play.
void set_play_date(Transaction& tx, PlayId play, const PlayDate& date, const TimeZone& zone);

struct PlayOwner {
  std::optional<TitleKey> title;  // empty where no TMDB number is known
  std::optional<EpisodeNumber> episode;
  bool is_local = false;
  bool is_removed = false;
  bool is_removed_by_user = false;
};
[[nodiscard]] std::optional<PlayOwner> owner_of(Connection& db, AccountId account, PlayId play);
// Plays that count, of the whole title, of one season (`episode` empty), or of one episode.
[[nodiscard]] std::vector<PlayId> plays_of(Connection& db, AccountId account, TitleKey title,
                                           const std::optional<int>& season, const std::optional<int>& episode);
// Aired by `today` and not watched, in order; where nobody knows whether one has aired, it has.
[[nodiscard]] std::vector<EpisodeNumber> unwatched_episodes(Connection& db, EntryId entry, Date today);

// ---- the user's columns of an entry ----
void set_own_rating(Transaction& tx, EntryId entry, const std::optional<int>& rating);
void set_notes(Transaction& tx, EntryId entry, const std::optional<std::string>& notes);
void set_favorite(Transaction& tx, EntryId entry, bool is_favorite);
void set_abandoned(Transaction& tx, EntryId entry, const std::optional<Instant>& abandoned_at);
void set_hidden_from_up_next(Transaction& tx, EntryId entry, bool is_hidden);

// ---- the watchlist ----
[[nodiscard]] bool is_listed(Connection& db, AccountId account, TitleKey title);
// The title is new or comes back: its place on Trakt's watchlist counts again. False: it has none that was taken away.
bool restore_watchlist(Transaction& tx, AccountId account, TitleKey title);
// Puts the title on the list here; one that is on it stays as it is.
void list_here(Transaction& tx, AccountId account, TitleKey title, Instant now);
// Takes it off here; a place that Trakt gave it counts no more.
void unlist_here(Transaction& tx, AccountId account, TitleKey title, Instant now);

// A title without plays that leaves the list stays in the library.
void keep_entry(Transaction& tx, EntryId entry, Instant now);

}  // namespace cinemarco::store
