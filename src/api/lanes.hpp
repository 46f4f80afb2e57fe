// SPDX-License-Identifier: MIT
// The lanes of the server: who waits for what, and how long.
#pragma once

#include "http/way.hpp"

#include <string_view>
#include <vector>

namespace cinemarco::api {

// `passwords`: of strangers; `known_passwords`: of those who were in before.
enum class Lane { rows, edits, passwords, known_passwords, disk, look_ups, recordings, trakt, pictures, runs };

// As the server takes it.
[[nodiscard]] http::Way way(Lane lane) noexcept;
// The workers of each, in the order of Lane.
[[nodiscard]] std::vector<int> lane_workers();
// How many requests each holds, waiting ones too; likewise.
[[nodiscard]] std::vector<std::size_t> most_in_lanes();
// For whom a lane waits, as a message names it: "TMDB".
[[nodiscard]] std::string_view awaited(std::size_t lane) noexcept;

}  // namespace cinemarco::api
