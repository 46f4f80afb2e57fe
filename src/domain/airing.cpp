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

// By so many episodes a season is longer where two-parters are told as two.
constexpr int kTwoParters = 2;

// The day of the last play of a regular episode; today where one has no day.
Date last_watched(const WatchedDays& watched, Date today) {
  Date last{};
  for (const auto& [episode, day] : watched) {
    if (episode.season > 0) last = std::max(last, day.value_or(today));
  }
  return std::min(last, today);
}

// A season of TMDB's, as the plays meet it.
struct Met {
  int first = 0;
  int last = 0;
  bool goes_on = false;  // its numbers go on from the season before it
  bool is_first_watched = false;
  bool is_any_watched = false;
  bool has_begun = false;  // when the series was last watched
};

std::map<int, Met> seasons_at_tmdb(const WatchedDays& watched, const AirDates& aired, Date by) {
  std::map<int, Met> seasons;
  int last = 0;
  for (const auto& [episode, day] : aired) {
    if (episode.season < 1 || episode.episode < 1) continue;
    const bool is_watched = watched.contains(episode);
    const auto [at, is_new] = seasons.try_emplace(episode.season);
    auto& season = at->second;
    if (is_new) {
      const bool is_later = at != seasons.begin();
      season = {episode.episode, 0, is_later && episode.episode > last, is_watched};
    }
    last = season.last = episode.episode;
    season.is_any_watched = season.is_any_watched || is_watched;
    season.has_begun = season.has_begun || has_aired(day, true, by);
  }
  return seasons;
}

bool is_untouched(std::map<int, Met>::const_iterator season, const std::map<int, Met>& seasons) {
  return season != seasons.end() && season->second.has_begun && !season->second.is_any_watched;
}

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
  const auto by = last_watched(watched, today);
  const auto unwatched = std::ranges::count_if(aired, [&](const auto& one) {
    return one.first.season > 0 && has_aired(one.second, true, by) && !watched.contains(one.first);
  });
  if (unwatched == 0) return false;

  const auto seasons = seasons_at_tmdb(watched, aired, by);
  std::map<int, int> behind;
  std::ptrdiff_t outside = 0;
  for (const auto& [episode, day] : watched) {
    if (episode.season < 1 || episode.episode < 1) continue;
    const auto season = seasons.find(episode.season);
    if (season == seasons.end()) return true;
    const bool is_before = episode.episode < season->second.first;
    if (!is_before && episode.episode <= season->second.last) continue;
    if (!season->second.is_first_watched || (is_before && season->second.goes_on)) return true;
    if (!is_before && ++behind[episode.season] > kTwoParters && is_untouched(std::next(season), seasons)) return true;
    ++outside;
  }
  return outside >= unwatched;
}

}  // namespace cinemarco
