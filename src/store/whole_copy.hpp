// SPDX-License-Identifier: MIT
// A whole copy of a database while everything runs: SQLite's backup API from one snapshot, checked before it has its
// name. Also whether a file is whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::store {

// How far a copy is, in pages of the database.
using OnPages = std::function<void(std::int64_t done, std::int64_t total)>;

// Copies the database `from` to `to`, which is replaced; writers and readers go on meanwhile, and what they write after
// the start is not in it. `to` appears whole (SQLite's quick_check has passed, it has reached the disk) or not at all;
// until then the bytes lie beside it as NAME.part. Any thread. Throws Error: internal (no room, no permission, `from`
// is damaged), conflict (as PartFile), not_found, cancelled.
void copy_whole(const std::filesystem::path& from, const std::filesystem::path& to, const OnPages& on_pages,
                const std::stop_token& stop);

// What SQLite's quick_check says against the file; empty where it is whole. A file that is no database is not, nor is
// one that cannot be read, of which it says so with these words first.
inline constexpr std::string_view kUnreadable = "it cannot be read";
[[nodiscard]] std::optional<std::string> damage_of(const std::filesystem::path& file);

// By its first bytes.
[[nodiscard]] bool is_database(const std::filesystem::path& file);

// Whether whoever had the database open last did not close it, and nobody has it open now: it was killed, or this is a
// copy of a folder that was in use. Only before this process opens it.
[[nodiscard]] bool was_left_open(const std::filesystem::path& file);

// So that a name that was given or taken survives a power cut.
void flush_folder(const std::filesystem::path& folder);

}  // namespace cinemarco::store
