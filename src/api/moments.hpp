// SPDX-License-Identifier: MIT
// Where a day stands for an instant: its first at the beginning of a range, its last at the end.
#pragma once

#include "domain/time_zone.hpp"
#include "json/scalars.hpp"

#include <boost/json.hpp>

#include <utility>
#include <variant>

namespace cinemarco::api {

// Diaries have nothing but days, which are the account's.
struct DayOrInstant {
  std::variant<Date, Instant> value;
};

namespace detail {
// The first instant behind the day.
inline Instant behind(Date day, const TimeZone& zone) {
  return zone.last_instant_of(day) + std::chrono::milliseconds{1};
}
}  // namespace detail

// The range begins with it.
[[nodiscard]] inline Instant begin_of(const DayOrInstant& moment, const TimeZone& zone) {
  const auto* day = std::get_if<Date>(&moment.value);
  return day ? detail::behind(std::chrono::sys_days{*day} - std::chrono::days{1}, zone)
             : std::get<Instant>(moment.value);
}

// The range ends before it: a day is in the range as a whole.
[[nodiscard]] inline Instant end_of(const DayOrInstant& moment, const TimeZone& zone) {
  const auto* day = std::get_if<Date>(&moment.value);
  return day ? detail::behind(*day, zone) : std::get<Instant>(moment.value);
}

}  // namespace cinemarco::api

namespace cinemarco::json {

template <>
struct ScalarText<api::DayOrInstant> {
  using Held = std::string;
  static Held to(const api::DayOrInstant& moment) {
    const auto* day = std::get_if<Date>(&moment.value);
    return day ? format_date(*day) : format_instant(std::get<Instant>(moment.value));
  }
  static std::expected<api::DayOrInstant, ParseError> from(const std::string& held) {
    if (const auto day = parse_date(held)) return api::DayOrInstant{*day};
    auto instant = parse_instant(held);
    if (!instant) return std::unexpected{std::move(instant.error())};
    return api::DayOrInstant{*instant};
  }
  static boost::json::object schema() {
    const boost::json::object day{{"type", "string"}, {"format", "date"}};
    const boost::json::object instant{{"type", "string"}, {"format", "date-time"}};
    return {{"anyOf", boost::json::array{day, instant}}};
  }
};

}  // namespace cinemarco::json
