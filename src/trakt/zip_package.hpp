// SPDX-License-Identifier: MIT
// A ZIP, written member by member in little memory.
#pragma once

#include "domain/package.hpp"

#include <filesystem>
#include <memory>

namespace cinemarco::trakt {

// Throws Error{internal}: the file cannot be made.
[[nodiscard]] std::unique_ptr<PackageWriter> write_zip(const std::filesystem::path& file, Instant now);

}  // namespace cinemarco::trakt
