// SPDX-License-Identifier: MIT
// All the user's data as a file that others, or Cinemarco itself, read (docs/export.md).
#pragma once

#include "domain/clock.hpp"
#include "domain/package.hpp"
#include "store/database.hpp"
#include "store/own_export.hpp"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::exchange {

enum class WayOut { json, trakt, csv, letterboxd, yamtrack };

// By the end of the name: .letterboxd.csv, .yamtrack.csv, .json, .zip, .csv.
[[nodiscard]] std::optional<WayOut> way_out_of(std::string_view file_name);
// ".json"
[[nodiscard]] std::string_view ending_of(WayOut way) noexcept;

// References must outlive it.
struct WayOutServices {
  store::Database& database;
  AccountId account;
  Clock& clock;
  const Packers& packers;
};

// Writes `file`, which is replaced, and appears whole or not at all; of Letterboxd's parts the second is NAME-2.…, and
// so on. Gives the files that were written. One consistent state, whatever is written to the library meanwhile. Throws
// Error: internal (no room, no permission), cancelled.
std::vector<std::filesystem::path> export_to(const WayOutServices& services, WayOut way,
                                             const std::filesystem::path& file, const store::OnRows& on_rows,
                                             const std::stop_token& stop);

// The same as one file for whoever can take no more: several parts are packed into a ZIP. Gives the ending that fits
// it.
std::string export_as_one(const WayOutServices& services, WayOut way, const std::filesystem::path& file,
                          const std::stop_token& stop);

}  // namespace cinemarco::exchange
