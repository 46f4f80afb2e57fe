// SPDX-License-Identifier: MIT
// Which time zone the system is in: the variable TZ, else /etc/localtime, else /etc/timezone.
#pragma once

#include "domain/time.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace cinemarco {

struct SystemZone {
  std::optional<std::string> name;  // TimeZone::find knows it; empty: it cannot be told
  std::string told_by;              // "TZ", "/etc/localtime" or "/etc/timezone"; empty where nothing tells
  std::string doubt;                // a sentence with what to do; empty where all is well
};

// As the C library decides, as far as a zone with a name can be told; it counts what `date` shows, not what a file that
// nobody reads says. `root` is "/", but for tests; `tz` the variable (man tzset: "Europe/Berlin", ":Europe/Berlin", a
// file, or a rule such as "CET-1CEST,M3.5.0,M10.5.0/3"), where an empty one counts as not set. Never throws.
[[nodiscard]] SystemZone system_zone(const std::filesystem::path& root, const std::optional<std::string>& tz);

// Where the tables are.
[[nodiscard]] std::filesystem::path zone_folder(const std::filesystem::path& root);

}  // namespace cinemarco
