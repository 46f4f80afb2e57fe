// SPDX-License-Identifier: MIT
// How the library of a data folder is opened: a damaged one is noticed and told with the backup that can take its
// place, and one that is about to be migrated is backed up first.
#pragma once

#include "domain/time.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <memory>

namespace cinemarco::exchange {

// CINEMARCO_BACKUPS: whether backups are made unasked.
enum class Backups { off, on };

// Throws what store::Database throws, what copying throws (then nothing was migrated), and Error{internal} for a
// damaged library. Looks through the whole file only where the last program did not close it.
[[nodiscard]] std::unique_ptr<store::Database> open_library(const std::filesystem::path& data_folder, Backups backups,
                                                            Instant now);

}  // namespace cinemarco::exchange
