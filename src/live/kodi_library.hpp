// SPDX-License-Identifier: MIT
// The rows of a Kodi's library, as its JSON-RPC tells them, and a message for the inbox of one of them.
#pragma once

#include "domain/live_event.hpp"
#include "domain/time_zone.hpp"
#include "live/fields.hpp"

#include <boost/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::live {

// What is asked of each, as JSON lists for "properties".
inline constexpr std::string_view kMovieMembers =
    R"(["title","year","playcount","lastplayed","userrating","uniqueid","file","runtime"])";
inline constexpr std::string_view kEpisodeMembers =
    R"(["title","showtitle","season","episode","playcount","lastplayed","userrating","uniqueid","tvshowid","file","runtime"])";
inline constexpr std::string_view kShowMembers = R"(["title","year","uniqueid"])";

struct KodiRow {
  std::int64_t id = 0;  // of its kind, and given anew once it is gone
  RatedType type = RatedType::movie;
  std::string title, show_title, file;
  std::string last_played;  // "2024-05-01 20:00:00" by the clock of its own zone
  std::optional<int> year, season, episode;
  TitleIds ids, show_ids;
  std::int64_t show = 0;
  int playcount = 0;
  int rating = 0;  // 1–10; 0: none
  std::optional<std::chrono::milliseconds> runtime;

  // By what it is known again, whatever its number.
  [[nodiscard]] std::string key() const;
};

[[nodiscard]] KodiRow read_kodi_row(const Fields& row, RatedType type);
// Its series' numbers and year.
void add_show(KodiRow& row, const Fields& show);

// Kodi's clock as an instant; none where it shows none.
[[nodiscard]] std::optional<Instant> by_clock(std::string_view last_played, const TimeZone& zone);

// A message that read_kodi reads as this of that row.
[[nodiscard]] std::string kodi_message(LiveKind kind, const KodiRow& row, Instant at);

}  // namespace cinemarco::live
