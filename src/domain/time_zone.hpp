// SPDX-License-Identifier: MIT
// On which calendar day an instant falls, in an IANA time zone (docs/contract.md#rule-2).
#pragma once

#include "domain/error.hpp"
#include "domain/time.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace cinemarco {

// A zone of the system's database (/usr/share/zoneinfo). Cheap to copy; safe from any thread. Those tables end with the
// year 2037: behind it a zone keeps its last offset, without daylight time.
class TimeZone {
 public:
  // As the tables are now: where they are newer than at an earlier question, that one's answer keeps the old ones. An
  // old name without a file of its own (US/Pacific) gives the zone that it is called now. Unknown names give a
  // ParseError that shows an example, any name where there are no tables one that says so; never throws. "UTC" always
  // exists.
  [[nodiscard]] static std::expected<TimeZone, ParseError> find(std::string_view name);
  // Whether the system has any zone's table.
  [[nodiscard]] static bool tables_exist();
  // "2025b"; empty where it cannot be told.
  [[nodiscard]] static std::string tables_version();

  [[nodiscard]] Date day_of(Instant instant) const;
  // The day's last millisecond: behind every instant of that day, before every one of the next.
  [[nodiscard]] Instant last_instant_of(Date day) const;
  // The instant at which the wall clock showed this; of an hour that came twice the first, of one that was left out
  // what the clock would have shown.
  [[nodiscard]] Instant instant_of(Date day, std::chrono::milliseconds since_midnight) const;
  // The wall clock's "YYYY-MM-DD HH:MM" at that instant.
  [[nodiscard]] std::string wall_clock(Instant instant) const;
  [[nodiscard]] std::string name() const;
  // Of the zone's table: another one where the same instants may fall on other days.
  [[nodiscard]] std::string fingerprint() const;
  // Its table leaves the summers of these years to a rule, which nobody here reads: days in them are wrong.
  [[nodiscard]] bool is_short() const;

 private:
  struct Loaded;
  class Shelf;
  static Shelf& shelf();
  explicit TimeZone(const Loaded* zone) : zone_{zone} {}
  // The instant whose UTC fields are the wall clock's.
  [[nodiscard]] Instant to_local(Instant instant) const;
  const Loaded* zone_;  // null: UTC
};

}  // namespace cinemarco
