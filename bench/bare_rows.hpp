// SPDX-License-Identifier: MIT
// The limit of every import: SQLite itself, given the same rows.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace cinemarco::bench {

struct BareRows {
  std::int64_t rows = 0;
  std::chrono::duration<double> time{0};
};

// Reads every row of `source`, then times writing them all into a new database of the same schema at `target`: one
// process, one transaction, one bare prepared statement per table.
[[nodiscard]] BareRows write_bare_rows(const std::filesystem::path& source, const std::filesystem::path& target);

}  // namespace cinemarco::bench
