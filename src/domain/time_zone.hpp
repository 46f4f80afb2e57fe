// SPDX-License-Identifier: MIT
// On which calendar day an instant falls, in an IANA time zone (CONTRACT §4, rule 2).
#pragma once

#include "domain/error.hpp"
#include "domain/time.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace date {
class time_zone;  // NOLINT(readability-identifier-naming): not ours
}

namespace cinemarco {

// A zone of the system's database (/usr/share/zoneinfo). Cheap to copy; safe from any thread. Those tables end with the
// year 2037: behind it a zone keeps its last offset, without daylight time.
class TimeZone {
 public:
  // Unknown names give a ParseError that shows an example; never throws. "UTC" exists even where the database is
  // missing.
  [[nodiscard]] static std::expected<TimeZone, ParseError> find(std::string_view name);
  // The system's own zone, UTC where it cannot be told.
  [[nodiscard]] static TimeZone system();

  [[nodiscard]] Date day_of(Instant instant) const;
  // The day's last millisecond: behind every instant of that day, before every one of the next.
  [[nodiscard]] Instant last_instant_of(Date day) const;
  // The wall clock's "YYYY-MM-DD HH:MM" at that instant.
  [[nodiscard]] std::string wall_clock(Instant instant) const;
  [[nodiscard]] std::string name() const;

 private:
  explicit TimeZone(const date::time_zone* zone) : zone_{zone} {}
  const date::time_zone* zone_;  // null: UTC
};

}  // namespace cinemarco
