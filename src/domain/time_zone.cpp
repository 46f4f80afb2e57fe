// SPDX-License-Identifier: MIT
// The only file that speaks to the time-zone library, which reads the tables of the operating system.
#include "domain/time_zone.hpp"

#include <date/tz.h>

#include <algorithm>
#include <exception>

namespace cinemarco {

namespace {

constexpr std::string_view kUtc = "UTC";

// IANA's names know no other characters. The library takes every file under /usr/share/zoneinfo for a zone, and aborts
// where it meets one that is none, such as the zonenow.tab of newer systems.
bool may_be_zone(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '-' || c == '+';
  });
}

// The library reads a zone's file at its first use, once, under a lock; a broken file is to show now, not in a run.
const date::time_zone* loaded(const date::time_zone* zone) {
  (void)zone->get_info(date::sys_seconds{});
  return zone;
}

// The instant whose UTC fields are the wall clock's.
Instant to_local(const date::time_zone* zone, Instant instant) {
  if (zone == nullptr) return instant;
  return Instant{zone->to_local(instant).time_since_epoch()};
}

}  // namespace

std::expected<TimeZone, ParseError> TimeZone::find(std::string_view name) {
  if (name == kUtc) return TimeZone{nullptr};
  try {
    if (may_be_zone(name)) return TimeZone{loaded(date::locate_zone(std::string{name}))};
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
    // The library's text names its own files; ours names an example.
  }
  return std::unexpected{ParseError{"", excerpt(name) + " is no time zone; an example is Europe/Berlin"}};
}

TimeZone TimeZone::system() {
  try {
    return TimeZone{loaded(date::current_zone())};
  } catch (const std::exception&) {
    return TimeZone{nullptr};
  }
}

Date TimeZone::day_of(Instant instant) const {
  return Date{std::chrono::floor<std::chrono::days>(to_local(zone_, instant))};
}

Instant TimeZone::last_instant_of(Date day) const {
  // The next day begins with its first instant: where midnight is left out, the table says which; where it comes twice,
  // the day goes on until the second one.
  const auto next = std::chrono::sys_days{day} + std::chrono::days{1};
  if (zone_ == nullptr) return Instant{next} - std::chrono::milliseconds{1};
  const date::local_seconds midnight{next.time_since_epoch()};
  return Instant{zone_->to_sys(midnight, date::choose::latest)} - std::chrono::milliseconds{1};
}

std::string TimeZone::wall_clock(Instant instant) const {
  auto text = format_instant(to_local(zone_, instant)).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string TimeZone::name() const {
  return zone_ == nullptr ? std::string{kUtc} : zone_->name();
}

}  // namespace cinemarco
