// SPDX-License-Identifier: MIT
// Cells of exports as values. What is no value of its kind is absent: one bad cell costs no row.
#pragma once

#include "domain/play_date.hpp"
#include "domain/time_zone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::sources {

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);  // ASCII letters only

[[nodiscard]] std::optional<std::int64_t> to_integer(std::string_view text);
[[nodiscard]] std::optional<double> to_number(std::string_view text);
// A service's number of something: none of "0", "-1", "null" is one.
[[nodiscard]] std::optional<std::int64_t> to_id(std::string_view text);
// "tt" and at least seven digits; bare digits get both.
[[nodiscard]] std::optional<std::string> to_imdb(std::string_view text);
[[nodiscard]] std::optional<int> to_year(std::string_view text);   // 1870–2100, also of a date
[[nodiscard]] std::optional<int> to_small(std::string_view text);  // a season or an episode: 0–100000
[[nodiscard]] bool to_bool(std::string_view text);                 // true, 1, yes, t, y

// What clocks without a zone show.
enum class Clock { utc, account };
struct Clocks {
  const TimeZone& zone;  // the account's
  Clock clock = Clock::utc;
};
// "2024-02-09", "2024-02-09 20:15", "…20:15:03", with fractions, "T", "Z" or an offset. Years 0 and 1 are how some say
// that they don't know, as is the first instant of 1970.
[[nodiscard]] PlayDate to_date(std::string_view text, const Clocks& clocks);
// Only its day, whatever clock stands behind it.
[[nodiscard]] std::optional<Date> to_day(std::string_view text);
// Seconds or milliseconds since 1970, whichever makes a year between 1971 and 2200.
[[nodiscard]] std::optional<Instant> to_instant(std::string_view epoch);

// A rating on a scale as 1–10, half up; a 0 or anything below is none.
[[nodiscard]] std::optional<int> to_rating(std::string_view text, double times = 1);

// As it is where it is UTF-8, else read as Windows' Western alphabet.
[[nodiscard]] std::string to_utf8(std::string text);

}  // namespace cinemarco::sources
