// SPDX-License-Identifier: MIT
// The sync: finds what changed at Trakt since the last time, mirrors that, and projects the titles it touches.
#pragma once

#include "exchange/importer.hpp"
#include "exchange/run_context.hpp"
#include "exchange/run_lock.hpp"
#include "exchange/summary.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace cinemarco::exchange {

enum class Removals { ask, accept };

struct SyncRequest {
  bool full = false;             // the whole history, and what Trakt no longer has
  std::optional<Instant> since;  // everything watched from then on, once more
  Removals removals = Removals::ask;
};

// A history is read whole so often, whatever the counts say: they may lag (protocol/trakt.md §2, trap 1).
inline constexpr std::chrono::days kBetweenFullSyncs{7};
// What a first sync takes where there never was an import.
inline constexpr std::chrono::hours kFirstSyncReach{24};
// Reports of older syncs go: there is one every half hour.
inline constexpr int kSyncsRemembered = 500;
// More rows than this, or than this share of a section, do not vanish without being asked about.
inline constexpr std::int64_t kVanishFreely = 50;
inline constexpr double kVanishShare = 0.05;

// A sync that may begin: it holds the run lock.
struct PlannedSync {
  RunLock lock;
  SyncRequest request;
  AccountId account;
  TimeZone zone;
};

// Throws Error{busy}.
[[nodiscard]] PlannedSync plan_sync(store::Database& database, const std::filesystem::path& data_folder,
                                    const SyncRequest& request, const TimeZone& zone, Instant now);

// The outside of a sync. References must outlive it.
struct SyncPorts {
  store::Database& database;
  LiveHistory& source;
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
