// SPDX-License-Identifier: MIT
// Instants and days as the two services write them: UTC, ISO 8601, milliseconds.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::sandbox {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// The server's clock.
Instant now();
/// "2024-01-15T20:30:00.000Z".
std::string iso(Instant instant);
/// "2024-01-15".
std::string iso_day(std::chrono::sys_days day);
/// Reads "2024-01-15", "2024-01-15T20:30:00Z", with a fraction or an offset; nothing for anything else.
std::optional<Instant> parse_instant(std::string_view text);
/// As parse_instant, for texts that are known to be right; throws std::invalid_argument.
Instant instant(std::string_view text);
std::chrono::sys_days day(std::string_view text);

}  // namespace cinemarco::sandbox
