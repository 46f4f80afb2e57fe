// SPDX-License-Identifier: MIT
// Everything that docs/contract.md#tables promises about a database as text, so that two databases can be compared.
#pragma once

#include <filesystem>
#include <string>

namespace cinemarco::test {

// Every promised column of every promised table, but of `settings`, `runs` and `tmdb_cache` (they tell what was done,
// not what is known); row numbers of ours are replaced by what they point at. Rows are sorted.
[[nodiscard]] std::string dump_promised(const std::filesystem::path& database);

// The first lines that only one of two dumps has; empty if they are equal.
[[nodiscard]] std::string difference(const std::string& actual, const std::string& expected);

// One number or text that a query gives.
[[nodiscard]] std::string query(const std::filesystem::path& database, const std::string& sql);

}  // namespace cinemarco::test
