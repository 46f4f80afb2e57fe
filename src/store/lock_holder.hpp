// SPDX-License-Identifier: MIT
// Which program keeps others from writing to the database.
#pragma once

#include "domain/error.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace cinemarco::store {

// The program that holds the write lock of this WAL database: "sqlite3 (process 4711)". Empty where none does, or where
// the system does not say: no /proc, another container. Never opens the database's files: closing one would give up
// the locks that this process itself has on it (fcntl(2)).
[[nodiscard]] std::optional<std::string> lock_holder(const std::filesystem::path& database);

// What an edit says that could not be written.
[[nodiscard]] Error held_by_others(const std::filesystem::path& database);

}  // namespace cinemarco::store
