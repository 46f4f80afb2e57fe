// SPDX-License-Identifier: MIT
// Plays in one line each, and projections as text that a failed test can show.
#pragma once

#include "domain/projection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::test {

inline Instant at(std::string_view text) {
  return parse_instant(text).value();
}
inline Date day(std::string_view text) {
  return parse_date(text).value();
}
inline TimeZone zone(std::string_view name) {
  return TimeZone::find(name).value();
}

inline std::optional<Instant> maybe_at(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional{at(text)};
}

// The play's id is also its history id. An empty text is an unknown date.
inline PlayFact imported(std::int64_t id, EpisodeNumber episode, std::string_view watched_at) {
  return {PlayId{id}, HistoryId{id}, maybe_at(watched_at), ArrivedBy::import, episode};
}
inline PlayFact synced(std::int64_t id, EpisodeNumber episode, std::string_view watched_at) {
  return {PlayId{id}, HistoryId{id}, maybe_at(watched_at), ArrivedBy::sync, episode};
}
inline PlayFact made_here(std::int64_t id, EpisodeNumber episode, std::string_view watched_at) {
  return {PlayId{id}, std::nullopt, maybe_at(watched_at), ArrivedBy::local, episode};
}

// Of an import that knows no more than the day.
inline PlayFact on_day(std::int64_t id, EpisodeNumber episode, std::string_view watched_day) {
  return {PlayId{id}, std::nullopt, std::nullopt, ArrivedBy::import, episode, day(watched_day)};
}

inline std::string text(const std::optional<Date>& date) {
  return date ? format_date(*date) : "-";
}
inline std::string text(const std::optional<Instant>& instant) {
  return instant ? format_instant(*instant) : "-";
}

// "1x2 2024-01-15 trakt 2024-01-15T20:30:00.000Z"
inline std::vector<std::string> rows(const SeriesProjection& series) {
  std::vector<std::string> result;
  for (const auto& row : series.progress) {
    result.push_back(std::to_string(row.episode.season) + "x" + std::to_string(row.episode.episode) + " " +
                     text(row.watched_date) + " " + std::string{to_string(row.date_source)} + " " +
                     text(row.watched_at));
  }
  return result;
}

// "2024-01-15 2024-01-15T20:30:00.000Z"
inline std::vector<std::string> rows(const MovieProjection& movie) {
  std::vector<std::string> result;
  for (const auto& row : movie.sessions) result.push_back(text(row.watched_date) + " " + text(row.watched_at));
  return result;
}

// "completed 2024-01-15..2024-01-20"
inline std::string summary(const EntryProjection& entry) {
  return std::string{to_string(entry.status)} + " " + text(entry.date_first_watched) + ".." +
         text(entry.date_last_watched);
}

}  // namespace cinemarco::test
