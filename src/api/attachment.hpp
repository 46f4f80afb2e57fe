// SPDX-License-Identifier: MIT
// Files that a browser stores and does not show.
#pragma once

#include "http/response.hpp"

#include <filesystem>
#include <string>

namespace cinemarco::api {

inline constexpr const char* kFileType = "application/octet-stream";

// `name` is our own: letters, digits, dashes and dots.
[[nodiscard]] http::Response attachment(const std::filesystem::path& file, const std::string& name);

}  // namespace cinemarco::api
