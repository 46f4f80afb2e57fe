// SPDX-License-Identifier: MIT
// The members of an archive: ZIP, 7-Zip and tar, as libarchive reads them.
#pragma once

#include "domain/file_kind.hpp"
#include "trakt/export_files.hpp"

#include <filesystem>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

// `name` is what messages call it. Throws as ExportFiles::visit.
void visit_archive(const std::filesystem::path& file, FileKind kind, const std::string& name,
                   const ExportBounds& bounds, ExportVisitor& visitor, const std::stop_token& stop);

}  // namespace cinemarco::trakt
