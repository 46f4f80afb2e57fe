// SPDX-License-Identifier: MIT
// Instants and calendar dates, and their text forms.
#pragma once

#include "domain/error.hpp"

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

namespace cinemarco {

// A moment, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
// A day of the calendar, in no zone.
using Date = std::chrono::year_month_day;

// "2024-01-15T20:30:00.000Z"; fractions of any length and a missing fraction are read, an offset ("+02:00") too.
// Outside the years 0000–9999, or without an offset, it is an error.
[[nodiscard]] std::expected<Instant, ParseError> parse_instant(std::string_view text);
// Always with three digits of milliseconds and "Z". What is outside the years 0000–9999 is written as their first or
// last instant.
[[nodiscard]] std::string format_instant(Instant instant);

// Exactly "YYYY-MM-DD" and a day that exists.
[[nodiscard]] std::expected<Date, ParseError> parse_date(std::string_view text);
// A day outside the years 0000–9999 is written as their first or last one.
[[nodiscard]] std::string format_date(Date date);

}  // namespace cinemarco
