// SPDX-License-Identifier: MIT
// A file that is there whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace cinemarco::tmdb {

// Temporary names begin so; they stand in the same folder as the file that they become.
inline constexpr std::string_view kPartPrefix = ".part-";

// Removes a temporary file that nobody is writing: whoever does holds a lock on it, which ends with the process. False
// if it is somebody's, or gone.
bool remove_abandoned(const std::filesystem::path& part);

// Makes the folders, writes under a temporary name, renames. Throws Error{internal} that names the path and what to do.
void write_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace cinemarco::tmdb
