// SPDX-License-Identifier: MIT
// TMDB's fields as values: an empty text, a zero and a broken date are absent (docs/tmdb.md#empty-values).
#pragma once

#include "domain/time.hpp"
#include "domain/title.hpp"
#include "tmdb/field.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cinemarco::tmdb {

[[nodiscard]] inline std::optional<std::string> text(const wire::Field<std::string>& field) {
  if (!field || field->empty()) return std::nullopt;
  return *field;
}

// Of a movie, a series, a season or an episode.
[[nodiscard]] inline std::optional<std::string> title(const wire::Field<std::string>& field) {
  auto name = clean_title(text(field).value_or(""));
  return name.empty() ? std::nullopt : std::optional{std::move(name)};
}

[[nodiscard]] inline std::optional<Date> date(const wire::Field<std::string>& field) {
  if (!field) return std::nullopt;
  std::string_view day = *field;
  // "2024-12-05T00:00:00.000Z" (docs/tmdb.md#empty-values)
  if (day.size() > 10 && day[10] == 'T') day = day.substr(0, 10);
  auto parsed = parse_date(day);
  if (!parsed) return std::nullopt;
  return *parsed;
}

// An average over no votes says nothing.
[[nodiscard]] inline std::optional<double> average(const wire::Field<double>& vote_average,
                                                   const wire::Field<std::int64_t>& vote_count) {
  if (!vote_average || vote_count.value_or(0) <= 0) return std::nullopt;
  return *vote_average;
}

}  // namespace cinemarco::tmdb
