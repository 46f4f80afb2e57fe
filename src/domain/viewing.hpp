// SPDX-License-Identifier: MIT
// When two sources tell of one viewing (docs/contract.md#rule-12). Pure.
#pragma once

#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace cinemarco {

// Two instants of one viewing lie no further apart than its runtime, and never less than this is allowed.
inline constexpr std::chrono::minutes kShortestViewing{120};

// One viewing of the title or episode that is known already.
struct Viewing {
  PlayDate date;
  bool is_met = false;  // a play of the same source has met it, or is it
};

// The nearest of `there` that a play told with `date` is: among instants within max(runtime, 2 h) the closest, else one
// of the same day where either is only a day, else one where either has no date at all; among equals the first. Never
// one that is met. `zone` is the account's. Empty: it is a viewing of its own.
[[nodiscard]] std::optional<std::size_t> same_viewing(const std::vector<Viewing>& there, const PlayDate& date,
                                                      std::chrono::minutes runtime, const TimeZone& zone);

// Whether `told` says more precisely when it was than `known` does.
[[nodiscard]] bool is_more_precise(const PlayDate& told, const PlayDate& known);

// Sittings of one title on one day, in order of time, that together reach so much of its runtime are one viewing.
inline constexpr int kWholeViewingPercent = 80;
struct Sitting {
  Instant ended_at;
  std::chrono::seconds watched{0};
};
// The instants at which viewings ended: those of each day's sittings whose sum reaches the percentage, each time anew.
// Without a runtime none does.
[[nodiscard]] std::vector<Instant> viewings_of(const std::vector<Sitting>& sittings, std::chrono::minutes runtime,
                                               const TimeZone& zone);

}  // namespace cinemarco
