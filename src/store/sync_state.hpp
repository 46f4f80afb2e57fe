// SPDX-License-Identifier: MIT
// What a sync asks the mirror: what is known, how much there is, and what Trakt no longer has.
#pragma once

#include "domain/ports.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace cinemarco::store {

// Titles of those plays that the mirror does not have, or has otherwise, and how many follow the last such play. The
// title of a play without a TMDB number has no key.
struct Unknown {
  std::set<TitleKey> titles;
  std::size_t known_at_end = 0;  // so many of the last plays are known as they are, without a gap
};
[[nodiscard]] Unknown unknown_plays(Connection& db, AccountId account, std::span<const Play> plays);

// Titles whose ratings or watchlist rows this run met with another content than before; call it before upserting.
[[nodiscard]] std::set<TitleKey> changed_ratings(Connection& db, AccountId account, std::span<const Rating> ratings);
[[nodiscard]] std::set<TitleKey> changed_watchlist(Connection& db, AccountId account,
                                                   std::span<const WatchlistItem> items);

// ---- titles that wait for their projection, over the end of a sync that broke off ----
void note_changed(Transaction& tx, AccountId account, const std::set<TitleKey>& titles);
[[nodiscard]] std::vector<TitleKey> changed_titles(Connection& db, AccountId account);
void forget_changed(Transaction& tx, AccountId account, TitleKey title);

// ---- the state behind the last sync, in `settings` ----
struct SyncState {
  std::map<std::string, std::string> versions;  // by section: as they were before the last walk that was stored whole
  std::optional<Instant> last_sync_at;
  std::optional<Instant> last_full_at;   // the whole history was read, by an import or a sync
  std::optional<Instant> first_sync_at;  // no import yet: from a day before this on everything is mirrored
};
[[nodiscard]] SyncState load_sync_state(Connection& db, AccountId account);
void save_sync_state(Transaction& tx, AccountId account, const SyncState& state);

}  // namespace cinemarco::store
