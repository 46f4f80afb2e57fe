// SPDX-License-Identifier: MIT
// A backup in the place of today's database; that is kept, whole or damaged. Whoever is killed meanwhile leaves the one
// or the other, whole.
#pragma once

#include "domain/time.hpp"
#include "store/backup_folder.hpp"

#include <filesystem>
#include <optional>
#include <stop_token>

namespace cinemarco::store {

struct Restored {
  std::optional<Backup> kept;  // today's database, in backups/; empty where there was none
  bool was_damaged = false;    // what was kept
};

// Only while no other program has the database open (the caller holds the locks of the data folder), and none is open
// in this process. Throws Error: not_found, invalid (no database of Cinemarco's, or damaged), configuration (of a newer
// Cinemarco), conflict (in use), internal (no room, no permission), cancelled; then today's database is as it was.
Restored restore_database(const std::filesystem::path& file, const std::filesystem::path& data_folder, Instant now,
                          const OnPages& on_pages, const std::stop_token& stop);

}  // namespace cinemarco::store
