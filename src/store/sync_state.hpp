// SPDX-License-Identifier: MIT
// What a sync asks the mirror: what is known, how much there is, and what Trakt no longer has.
#pragma once

#include "domain/history_source.hpp"
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
  bool news = false;             // a play that the mirror does not have, or has at another time
};
[[nodiscard]] Unknown unknown_plays(Connection& db, AccountId account, std::span<const Play> plays);

// Titles whose ratings or watchlist rows this run met with another content than before, former titles too; call it
// before upserting, which tells what else goes by another number then.
[[nodiscard]] std::set<TitleKey> changed_ratings(Connection& db, AccountId account, std::span<const Rating> ratings);
[[nodiscard]] std::set<TitleKey> changed_watchlist(Connection& db, AccountId account,
                                                   std::span<const WatchlistItem> items);

// ---- titles that wait for their projection, over the end of a sync that broke off ----
void note_changed(Transaction& tx, AccountId account, const std::set<TitleKey>& titles);
[[nodiscard]] std::vector<TitleKey> changed_titles(Connection& db, AccountId account);
void forget_changed(Transaction& tx, AccountId account, TitleKey title);
// All that an import projects: titles that are stored, and those that TMDB does not have.
void forget_changed(Transaction& tx, AccountId account);

// ---- what is known of Trakt, in `settings` ----

// Rows that a walk did not meet, though nothing proves that it met all: gone if a later walk does not meet them either.
struct Doubt {
  RunId run;   // of that walk
  Instant at;  // when it was noted
};

struct SectionState {
  std::optional<std::string> version;  // Trakt's, from before the last read that left nothing open
  std::optional<Instant> whole_at;     // last read from its first row to its last, by an import or a sync
  std::optional<Doubt> doubt;
};

struct SyncState {
  std::map<Section, SectionState> sections;
  std::optional<std::string> dropped_version;               // Trakt's, of the list of dropped titles that is mirrored
  std::optional<std::string> lists_version, notes_version;  // the same of lists and notes
  std::optional<Instant> last_sync_at;
  std::optional<Instant> first_sync_at;  // no import yet: from a day before this on everything is mirrored
  // When the whole history was read; empty while any of it never was.
  [[nodiscard]] std::optional<Instant> last_full_at() const;
};
[[nodiscard]] SyncState load_sync_state(Connection& db, AccountId account);
void save_sync_state(Transaction& tx, AccountId account, const SyncState& state);
void forget_sync_state(Transaction& tx, AccountId account);

}  // namespace cinemarco::store
