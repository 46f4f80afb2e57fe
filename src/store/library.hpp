// SPDX-License-Identifier: MIT
// The library: the projection's rows. Nobody else writes sessions, progress and the projected columns of entries.
#pragma once

#include "domain/projection.hpp"
#include "store/database.hpp"

#include <vector>

namespace cinemarco::store {

// What the mirror and the entry itself say, apart from plays. The title need not have an entry yet.
[[nodiscard]] EntryFacts entry_facts(Connection& db, AccountId account, TitleKey title);

// Makes the entry if it is missing (`source` 'local' if `run` is 0 and Trakt has no word of it, else 'trakt';
// first_run_id = run), writes its
// projected columns and watchlisted_at, and replaces its sessions or progress where they differ; unchanged rows keep
// their ids. notes, is_favorite, own_rating, abandoned_at, added_at and hidden_from_up_next are the user's and stay.
EntryId save_projection(Transaction& tx, AccountId account, MovieId movie, const EntryFacts& facts,
                        const MovieProjection& projection, RunId run);
EntryId save_projection(Transaction& tx, AccountId account, SeriesId series, const EntryFacts& facts,
                        const SeriesProjection& projection, RunId run);

// An entry that the user adds here, not projected yet; `row_id` is the movie's or the series'.
EntryId add_entry(Transaction& tx, AccountId account, TitleKey title, std::int64_t row_id, Instant now);

// Removes the title's entry where nothing speaks for it any more: no play, no place on the watchlist, and no word of
// the user's (added, rated, noted, marked, or taken away by hand). One whose number changed waits until its words have
// followed.
void delete_entry_without_facts(Transaction& tx, AccountId account, TitleKey title);

// Titles of the library by TMDB's number.
[[nodiscard]] std::vector<TitleKey> titles_with_entry(Connection& db, AccountId account, TitleType type);

// Series that are complete no more, or complete now, because the days went by: docs/contract.md#rule-8 counts what has
// aired by `today`.
[[nodiscard]] std::vector<TitleKey> series_with_outdated_status(Connection& db, AccountId account, Date today);

[[nodiscard]] bool has_entry(Connection& db, AccountId account, TitleKey title);

}  // namespace cinemarco::store
