// SPDX-License-Identifier: MIT
// The sync: finds what changed at Trakt since the last time, mirrors that, tells Trakt what was changed here if the
// user wants that, and projects the titles it touches.
#pragma once

#include "domain/push.hpp"
#include "exchange/importer.hpp"
#include "exchange/removals.hpp"
#include "exchange/run_context.hpp"
#include "exchange/run_lock.hpp"
#include "exchange/summary.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace cinemarco::exchange {

struct SyncRequest {
  bool full = false;                  // the whole history, and what Trakt no longer has
  std::optional<Instant> since;       // everything watched from then on, once more
  Removals removals = Removals::ask;  // of many rows, here or at Trakt
  OtherAccount other = OtherAccount::stop;
};

// A section is read whole so often, whatever the counts say: they may lag (docs/trakt.md#where-a-list-ends, 1), and new
// plays may hide that an old one was exchanged for another.
inline constexpr std::chrono::days kBetweenFullSyncs{7};
// Where Trakt's own count is not that of the rows it shows, two walks decide that a row is gone, so far apart: its
// answers lag by minutes (docs/trakt.md#writing).
inline constexpr std::chrono::minutes kBetweenProofs{10};
// What a first sync takes where there never was an import.
inline constexpr std::chrono::hours kFirstSyncReach{24};
// Reports of older syncs go: there is one every half hour.
inline constexpr int kSyncsRemembered = 500;

// A sync that may begin: it holds the run lock.
struct PlannedSync {
  RunLock lock;
  SyncRequest request;
  AccountId account;
  TimeZone zone;
};

// Throws Error{busy}.
[[nodiscard]] PlannedSync plan_sync(store::Database& database, const std::filesystem::path& data_folder,
                                    const SyncRequest& request, const std::optional<TimeZone>& wanted, Instant now);

// Trakt's live API, both ways.
struct LiveTrakt {
  std::unique_ptr<LiveHistory> history;
  std::unique_ptr<TraktWriter> writer;
};

// The outside of a sync. References must outlive it.
struct SyncPorts {
  store::Database& database;
  LiveHistory& source;
  TraktWriter& writer;
  Catalogue& catalogue;
  Pictures& pictures;
  Clock& clock;
};

[[nodiscard]] RunId begin_sync(const SyncPorts& ports, const PlannedSync& plan);

// Runs to its end. Every failure becomes the run's state; what was stored stands, and the next sync finds the rest,
// since the state is saved only behind a walk that was stored whole. Too many removals end it as `conflict`, with
// everything kept.
[[nodiscard]] ImportOutcome run_sync(const SyncPorts& ports, const PlannedSync& plan, RunId run, RunProgress& progress,
                                     Stops stops);

}  // namespace cinemarco::exchange
