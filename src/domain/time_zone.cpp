// SPDX-License-Identifier: MIT
#include "domain/time_zone.hpp"

#include <date/tz.h>

#include <exception>

namespace cinemarco {

namespace {

// Instants that a zone's table can speak of; a broken one from outside must not throw in the middle of a run.
date::local_time<std::chrono::milliseconds> to_local(const date::time_zone& zone, Instant instant) {
  return zone.to_local(date::sys_time<std::chrono::milliseconds>{instant.time_since_epoch()});
}

}  // namespace

std::expected<TimeZone, ParseError> TimeZone::find(std::string_view name) {
  try {
    return TimeZone{date::locate_zone(std::string{name})};
  } catch (const std::exception&) {
    return std::unexpected{
        ParseError{"", "\"" + std::string{name} + "\" is no time zone; an example is Europe/Berlin"}};
  }
}

TimeZone TimeZone::system() {
  try {
    return TimeZone{date::current_zone()};
  } catch (const std::exception&) {
    return TimeZone{date::locate_zone("UTC")};
  }
}

Date TimeZone::day_of(Instant instant) const {
  const auto day = date::floor<date::days>(to_local(*zone_, instant));
  return Date{std::chrono::sys_days{std::chrono::days{day.time_since_epoch().count()}}};
}

std::string TimeZone::wall_clock(Instant instant) const {
  const auto local = to_local(*zone_, instant);
  const Instant as_utc{local.time_since_epoch()};
  auto text = format_instant(as_utc).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string TimeZone::name() const { return zone_->name(); }

}  // namespace cinemarco
