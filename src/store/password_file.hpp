// SPDX-License-Identifier: MIT
// The file that CINEMARCO_PASSWORD_FILE names.
#pragma once

#include <filesystem>
#include <string>

namespace cinemarco::store {

// Its content less a line end at its end. Throws Error{configuration} that says what to do where it cannot be read, is
// empty, or can be written by others: every user, or a group that is not ours. Any thread.
[[nodiscard]] std::string read_password_file(const std::filesystem::path& file);

}  // namespace cinemarco::store
