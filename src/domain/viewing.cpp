// SPDX-License-Identifier: MIT
#include "domain/viewing.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco {

namespace {

enum class Nearness { instants, day, unknown };
using Distance = std::pair<Nearness, std::chrono::milliseconds>;

std::optional<Date> day_of(const PlayDate& date, const TimeZone& zone) {
  return date.instant ? std::optional{zone.day_of(*date.instant)} : date.day;
}

std::optional<Distance> distance(const PlayDate& a, const PlayDate& b, std::chrono::minutes window,
                                 const TimeZone& zone) {
  if (a.instant && b.instant) {
    const auto apart = std::chrono::abs(*a.instant - *b.instant);
    return apart <= window ? std::optional{Distance{Nearness::instants, apart}} : std::nullopt;
  }
  const auto day = day_of(a, zone);
  const auto other = day_of(b, zone);
  if (!day || !other) return Distance{Nearness::unknown, std::chrono::milliseconds{day || other ? 1 : 0}};
  return day == other ? std::optional{Distance{Nearness::day, {}}} : std::nullopt;
}

int precision(const PlayDate& date) {
  if (date.instant) return 2;
  return date.day ? 1 : 0;
}

}  // namespace

std::optional<std::size_t> same_viewing(const std::vector<Viewing>& there, const PlayDate& date,
                                        std::chrono::minutes runtime, const TimeZone& zone) {
  const auto window = std::max(runtime, kShortestViewing);
  std::optional<std::size_t> nearest;
  Distance least{};
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i].is_met) continue;
    const auto apart = distance(there[i].date, date, window, zone);
    if (!apart || (nearest && *apart >= least)) continue;
    nearest = i;
    least = *apart;
  }
  return nearest;
}

bool is_more_precise(const PlayDate& told, const PlayDate& known) {
  return precision(told) > precision(known);
}

std::vector<Instant> viewings_of(const std::vector<Sitting>& sittings, std::chrono::minutes runtime,
                                 const TimeZone& zone) {
  std::vector<Instant> ends;
  if (runtime.count() <= 0) return ends;
  std::optional<Date> day;
  std::chrono::seconds sum{0};
  for (const auto& sitting : sittings) {
    if (const auto of = zone.day_of(sitting.ended_at); day != of) {
      day = of;
      sum = {};
    }
    sum += sitting.watched;
    if (sum * 100 < std::chrono::seconds{runtime} * kWholeViewingPercent) continue;
    ends.push_back(sitting.ended_at);
    sum = {};
  }
  return ends;
}

}  // namespace cinemarco
