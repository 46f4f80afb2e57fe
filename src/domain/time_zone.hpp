// SPDX-License-Identifier: MIT
// On which calendar day an instant falls, in an IANA time zone (CONTRACT §4, rule 2).
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "domain/error.hpp"
#include "domain/time.hpp"

namespace date {
class time_zone;
}

namespace cinemarco {

// A zone of the system's database. Cheap to copy; safe from any thread.
class TimeZone {
 public:
  // Unknown names give a ParseError that shows an example. "UTC" always exists.
  [[nodiscard]] static std::expected<TimeZone, ParseError> find(std::string_view name);
  // The system's own zone, UTC where it cannot be told.
  [[nodiscard]] static TimeZone system();

  [[nodiscard]] Date day_of(Instant instant) const;
  // The wall clock's "YYYY-MM-DD HH:MM" at that instant.
  [[nodiscard]] std::string wall_clock(Instant instant) const;
  [[nodiscard]] std::string name() const;

 private:
  explicit TimeZone(const date::time_zone* zone) : zone_{zone} {}
  const date::time_zone* zone_;
};

}  // namespace cinemarco
