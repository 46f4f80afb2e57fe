// SPDX-License-Identifier: MIT
#include "api/library_version.hpp"

#include <fmt/format.h>

#include <utility>

namespace cinemarco::api {

LibraryVersion::LibraryVersion(const store::Database& database, Clock& clock, std::function<TimeZone()> zone,
                               std::function<bool()> is_running)
    : watch_{database},
      clock_{clock},
      read_zone_{std::move(zone)},
      is_running_{std::move(is_running)},
      start_{fmt::format("{:x}", clock.now().time_since_epoch().count())} {}

std::string LibraryVersion::current() {
  const auto now = clock_.now();
  const bool running = is_running_();
  const std::scoped_lock lock{mutex_};
  if (!running || !looked_at_ || now - *looked_at_ >= kSharedWhileRunning || now < *looked_at_) {
    const auto version = watch_.version();
    if (!zone_ || version != version_) zone_ = read_zone_();
    version_ = version;
    looked_at_ = now;
  }
  return fmt::format("W/\"{}-{:x}-{}\"", start_, version_, format_date(zone_->day_of(now)));
}

void LibraryVersion::changed() {
  const std::scoped_lock lock{mutex_};
  looked_at_.reset();
}

}  // namespace cinemarco::api
