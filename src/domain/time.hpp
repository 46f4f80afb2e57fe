// SPDX-License-Identifier: MIT
// Instants and calendar dates, and their text forms.
#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

#include "domain/error.hpp"

namespace cinemarco {

// A moment, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
// A day of the calendar, in no zone.
using Date = std::chrono::year_month_day;

// "2024-01-15T20:30:00.000Z"; fractions of any length and a missing fraction are read, an offset ("+02:00") too.
[[nodiscard]] std::expected<Instant, ParseError> parse_instant(std::string_view text);
// Always with three digits of milliseconds and "Z".
[[nodiscard]] std::string format_instant(Instant instant);

// Exactly "YYYY-MM-DD" and a day that exists.
[[nodiscard]] std::expected<Date, ParseError> parse_date(std::string_view text);
[[nodiscard]] std::string format_date(Date date);

}  // namespace cinemarco
