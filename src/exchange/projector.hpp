// SPDX-License-Identifier: MIT
// Projects one title: facts and air dates from the store, the pure rule from domain/, the title's rows back.
#pragma once

#include "domain/clock.hpp"
#include "domain/time_zone.hpp"
#include "domain/title.hpp"
#include "store/database.hpp"

#include <functional>
#include <set>

namespace cinemarco::exchange {

// Replaces the title's projected rows within the caller's transaction. Does nothing for a title whose metadata is not
// stored yet, or that no fact and no entry speaks of.
void project_title(store::Transaction& tx, AccountId account, TitleKey title, const TimeZone& zone, Instant now,
                   RunId run);

// Those that facts or an entry speak of: also what has no play, since a rating may be new, or a play have moved away.
[[nodiscard]] std::set<TitleKey> titles_to_project(store::Connection& db, AccountId account, TitleType type);

// Titles whose number changed: projects them, gives the words of the former entry to the present one, and drops the
// former where nothing speaks for it. Call it when the present ones' metadata are stored; the rest wait.
void move_user_choices(store::Transaction& tx, AccountId account, const TimeZone& zone, Instant now, RunId run);

// All of those, a transaction for some each; entries that nothing speaks for any more go. Ends early once `stopped`.
void project_stored_titles(store::Database& database, AccountId account, const TimeZone& zone, Clock& clock, RunId run,
                           const std::function<bool()>& stopped);

// Projects the series whose status the days have changed since they were projected last: an episode has aired. One
// transaction each; looks at all series once a day.
void project_for_today(store::Database& database, AccountId account, Instant now);

}  // namespace cinemarco::exchange
