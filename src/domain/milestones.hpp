// SPDX-License-Identifier: MIT
// What stands out among all plays (docs/contract.md#milestones): the first ones, the longest evenings, series that were
// finished, and what still waits.
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco {

inline constexpr std::size_t kMostEvenings = 10;
inline constexpr int kMostFinishedSeries = 50;

struct FirstPlay {
  std::int64_t play_id = 0;
  TitleType media_type = TitleType::movie;
  std::optional<std::int64_t> entry_id, tmdb_id;
  std::string title;
  std::optional<std::string> original_title;
  std::optional<int> season_number, episode_number;
  Date day;
};
// A day by its plays of a known time.
struct Evening {
  Date day;
  std::int64_t plays = 0, minutes = 0;
};
struct FinishedSeries {
  std::int64_t entry_id = 0, tmdb_id = 0;
  std::string title;
  std::optional<std::string> original_title;
  Date from, to;          // of its first and its last episode
  std::int64_t days = 0;  // both among them
  std::int64_t episodes = 0;
};
// What has come out, is in the library, and was not seen yet.
struct Backlog {
  std::int64_t movies = 0, episodes = 0, minutes = 0;
  std::int64_t without_runtime = 0;
};

struct Milestones {
  std::optional<Date> from, to;
  std::vector<FirstPlay> firsts;                // the first of a movie, and of an episode
  std::vector<Evening> longest_evenings;        // most minutes first, then the latest
  std::vector<FinishedSeries> finished_series;  // the last finished first; those of which every day is known
  Backlog backlog;                              // of today, whatever the range
};

}  // namespace cinemarco
