// SPDX-License-Identifier: MIT
// A database of another program, read row by row.
#pragma once

#include "domain/given_files.hpp"

#include <filesystem>
#include <memory>

namespace cinemarco::store {

// Opens it read only; as OpenTables says.
[[nodiscard]] std::unique_ptr<Tables> open_foreign_tables(const std::filesystem::path& file);

// Whether it is the library of the original Cinemarco, whose file has the name of ours. Nothing is changed of it.
[[nodiscard]] bool is_library_of_the_original(const std::filesystem::path& file);

}  // namespace cinemarco::store
