// SPDX-License-Identifier: MIT
// The system's time-zone tables (/usr/share/zoneinfo): their zones, their old names and their version.
#pragma once

#include "domain/time.hpp"
#include "domain/zone_file.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco {

// What a message calls for where there are none.
inline constexpr std::string_view kNoZoneTables =
    "This system has no time-zone tables: install tzdata (on Debian `sudo apt install tzdata`)";

// Reads anew at each question; safe from any thread. Never throws: what cannot be read is not there.
class ZoneTables {
 public:
  struct Found {
    std::string name;            // under which the zone has a file
    std::filesystem::path file;  // that file
    ZoneFile table;
  };

  explicit ZoneTables(std::filesystem::path folder) : folder_{std::move(folder)} {}
  [[nodiscard]] bool exist() const;
  // A zone by its IANA name, in IANA's case. An old name (US/Pacific, Europe/Kiev) that has no file of its own is found
  // by the links of tzdata.zi.
  [[nodiscard]] std::optional<Found> find(std::string_view name) const;
  // The name of the zone whose clock that is: `likely`, if it tells the same time nowadays; else one that always does,
  // rather not an old name. Empty: none.
  [[nodiscard]] std::optional<std::string> name_of(const ZoneFile& clock, std::string_view likely) const;
  // "2025b", as the first line of tzdata.zi says; empty where it cannot be told.
  [[nodiscard]] std::string version() const;

 private:
  std::filesystem::path folder_;
};

// A whole file of at most a megabyte. Empty: there is none, or it cannot be read.
[[nodiscard]] std::optional<std::string> read_small_file(const std::filesystem::path& file);

// A sentence if tables of that version are surely older than a year: their version names no more than the year.
[[nodiscard]] std::optional<std::string> warn_of_old_tables(std::string_view version, Date today);

}  // namespace cinemarco
