// SPDX-License-Identifier: MIT
#include "domain/airing.hpp"

#include <algorithm>
#include <array>

namespace cinemarco {

namespace {

void keep_earliest(std::optional<Date>& earliest, const std::optional<Date>& other) {
  if (other && (!earliest || *other < *earliest)) earliest = other;
}

// For an undated episode of an undated series that has ended.
constexpr Date kAlways{std::chrono::year{0}, std::chrono::January, std::chrono::day{1}};

}  // namespace

bool is_ended(std::string_view status) noexcept {
  constexpr std::array<std::string_view, 3> kEnded{"Ended", "Canceled", "Cancelled"};
  return std::ranges::find(kEnded, status) != kEnded.end();
}

AirDates aired_from(const AirDates& air_dates, const SeriesDates& series) {
  std::map<int, std::optional<Date>> seasons;
  auto begin = series.first_air_date;
  for (const auto& [episode, day] : air_dates) {
    keep_earliest(seasons[episode.season], day);
    if (episode.season > 0) keep_earliest(begin, day);
  }
  for (auto& [number, first] : seasons) {
    const auto stated = series.seasons.find(number);
    if (!first && stated != series.seasons.end()) first = stated->second;
  }
  if (!begin && series.has_ended) begin = kAlways;

  auto result = air_dates;
  for (auto& [episode, day] : result) {
    if (!day) day = seasons[episode.season];
    if (!day) day = begin;
  }
  return result;
}

bool has_begun(const WatchedDays& watched) noexcept {
  return std::ranges::any_of(watched, [](const auto& one) { return one.first.season > 0; });
}

bool has_aired(const std::optional<Date>& aired, bool begun, Date today) noexcept {
  return aired ? *aired <= today : begun;
}

bool numbering_differs(const WatchedDays& watched, const AirDates& aired, Date today) {
  std::map<int, int> last_of_season;
  for (const auto& [episode, day] : aired) last_of_season[episode.season] = episode.episode;

  std::optional<Date> last_watched = Date{};
  bool any_on_tmdb = false;
  int elsewhere = 0;
  int behind = 0;
  for (const auto& [episode, day] : watched) {
    if (episode.season < 1) continue;
    last_watched = day && last_watched ? std::optional{std::max(*last_watched, *day)} : std::nullopt;
    if (aired.contains(episode)) {
      any_on_tmdb = true;
      continue;
    }
    ++elsewhere;
    const auto last = last_of_season.find(episode.season);
    if (last == last_of_season.end() || episode.episode > last->second) ++behind;
  }
  if (elsewhere == 0) return false;

  const auto by = std::min(last_watched.value_or(today), today);
  const auto unwatched = std::ranges::count_if(aired, [&](const auto& one) {
    return one.first.season > 0 && has_aired(one.second, true, by) && !watched.contains(one.first);
  });
  return unwatched > 0 && behind > 0 && (!any_on_tmdb || behind >= unwatched);
}

}  // namespace cinemarco
