// SPDX-License-Identifier: MIT
// Small texts for people: durations, times of day, columns, titles that may hold anything.
#pragma once

#include "domain/time.hpp"
#include "domain/time_zone.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace cinemarco::cli {

// "41 s", "3 min 20 s", "2 h 5 min".
[[nodiscard]] std::string duration_text(std::chrono::seconds duration);
// The wall clock at `instant`: "20:14", with its date in front unless that is the day of `now`.
[[nodiscard]] std::string clock_time(Instant instant, Instant now, const TimeZone& zone);
// On one line, without control characters and marks of direction, each a space instead, and valid UTF-8: a text from
// outside must neither move the cursor nor turn what stands beside it. For everything of others that is printed; logs
// go through it by themselves.
[[nodiscard]] std::string printable(std::string_view text);
// The same document, in which such marks stand as escapes (\u202e): scripts read what was there, terminals obey
// nothing.
[[nodiscard]] std::string with_orders_escaped(std::string_view json);
// Cut to `width` columns, with "…" where something was cut. Counts code points; wide scripts may run over.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

}  // namespace cinemarco::cli
