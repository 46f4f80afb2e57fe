// SPDX-License-Identifier: MIT
// The mirror: plays, ratings and watchlist as Trakt states them. Adding the same fact twice changes nothing.
#pragma once

#include "domain/mirror.hpp"
#include "domain/projection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

// Plays are keyed by trakt_history_id. One already known takes Trakt's present statement; with ArrivedBy::import it
// becomes `import`, with ArrivedBy::sync it keeps what it was. One that had vanished from Trakt (removed_by trakt)
// comes back; one that the user removed stays removed. first_run_id is the run that brought it (back), last_run_id the
// last that wrote it (the last that met it says the view plays_met), changed_run_id the one that brought or changed it
// last. A row without a history id is a play of its
// `source_key`, unless one that is there already tells of the same (store/keyed_plays.hpp); whichever of the two comes
// first, they are one play, and Trakt's row gives it its id. No walk of Trakt's history can say that a play without one
// is gone, so none takes it away.
// All rows of a title of Trakt's go by one number (store/trakt_titles.hpp): the titles that these move away from or to
// are given, and noted as changed.
std::set<TitleKey> upsert_plays(Transaction& tx, AccountId account, RunId run, std::span<const Play> plays,
                                ArrivedBy by);
std::set<TitleKey> upsert_ratings(Transaction& tx, AccountId account, RunId run, std::span<const Rating> ratings);
std::set<TitleKey> upsert_watchlist(Transaction& tx, AccountId account, RunId run,
                                    std::span<const WatchlistItem> items);

// Titles that plays (not removed), watchlist or dropped titles name and TMDB can know, by type and number, without
// repeats.
[[nodiscard]] std::vector<TitleKey> titles_with_facts(Connection& db, AccountId account, TitleType type);
// The distinct titles of these plays' and items' rows that carry a TMDB number (after matches): for work that starts
// before the walk ends.
[[nodiscard]] std::vector<TitleKey> titles_met_by_run(Connection& db, AccountId account, RunId run, TitleType type);
// Does the watchlist or a play of this title still stand? Then it belongs in the library.
[[nodiscard]] bool has_facts(Connection& db, AccountId account, TitleKey title);

// What Trakt calls a title; empty where it has no name for it.
[[nodiscard]] std::string title_in_mirror(Connection& db, AccountId account, TitleKey title);
// Of these plays, how many the mirror has already. For previews.
[[nodiscard]] std::int64_t known_plays(Connection& db, AccountId account, std::span<const Play> plays);

// Plays that count (not removed) of one title.
[[nodiscard]] std::vector<PlayFact> play_facts(Connection& db, AccountId account, TitleKey title);

// Titles of plays, watchlist and ratings without a TMDB number, one per (type, Trakt id), with every other id that is
// known.
[[nodiscard]] std::vector<TitleRef> unmatched_titles(Connection& db, AccountId account, TitleType type);
// Remembers TMDB's number for a title and settles by which its plays, ratings and watchlist rows go.
// `matched_by`: imdb, tvdb, or user, whose word goes before Trakt's.
void save_match(Transaction& tx, TitleType type, TraktId trakt_id, std::int64_t tmdb_id, std::string_view matched_by);
// Trakt's word counts again.
void drop_match(Transaction& tx, TitleType type, TraktId trakt_id);

}  // namespace cinemarco::store
