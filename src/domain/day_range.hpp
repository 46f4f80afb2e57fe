// SPDX-License-Identifier: MIT
// Ranges of days, both ends in them, as they are asked for.
#pragma once

#include "domain/error.hpp"
#include "domain/time.hpp"

#include <chrono>
#include <expected>
#include <optional>

namespace cinemarco {

struct DayRange {
  Date from, to;
};

// An end that is not given is open.
struct AskedDays {
  std::optional<Date> from, to;
};

// The same days; a failure where `from` lies behind `to`.
[[nodiscard]] std::expected<AskedDays, ParseError> in_order(const AskedDays& asked);
[[nodiscard]] AskedDays days_of_year(int year);

// What a calendar shows unasked (docs/contract.md#calendar).
inline constexpr std::chrono::days kCalendarBack{14};
inline constexpr std::chrono::days kCalendarAhead{90};

// The days of a calendar: around `today`, or with one end alone as many as that. Fails as in_order.
[[nodiscard]] std::expected<DayRange, ParseError> calendar_days(const AskedDays& asked, Date today);

// The day so many days behind another (or before it), within the years 0000–9999.
[[nodiscard]] Date days_behind(Date day, std::chrono::days days);

}  // namespace cinemarco
