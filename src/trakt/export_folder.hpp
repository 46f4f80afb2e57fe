// SPDX-License-Identifier: MIT
// An export that lies unpacked in a folder.
#pragma once

#include "trakt/export_meter.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

// Real exports have two levels; whoever gives the folder above has a few more.
inline constexpr int kDeepestFolder = 16;

// What a file below the folder is, whatever its name says; empty where its name counts. `foreign`: it is told, not
// read.
using KindOfFile = std::function<std::optional<ExportKind>(const std::filesystem::path& below)>;

// Links are not followed. Throws as ExportFiles::visit.
void visit_folder(const std::filesystem::path& folder, const KindOfFile& kind_of, Dates dates,
                  const ExportBounds& bounds, ExportVisitor& visitor, const std::stop_token& stop);

// Size and time of change of the files that may be read. Throws Error.
[[nodiscard]] std::string folder_version(const std::filesystem::path& folder);

// A file's bytes to a visitor that has begun it.
void read_file(const std::filesystem::path& file, Meter& meter, ExportVisitor& visitor, const std::stop_token& stop);

// "123 456789". Throws Error{not_found}.
[[nodiscard]] std::string file_version(const std::filesystem::path& file);

[[nodiscard]] std::optional<Instant> written_at(const std::filesystem::path& file);

}  // namespace cinemarco::trakt
