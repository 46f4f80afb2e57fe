// SPDX-License-Identifier: MIT
// Trakt's own export of an account, as a ZIP or a folder, in today's and the old layout
// (docs/trakt.md#files-of-an-export).
#pragma once

#include "sandbox/account.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::sandbox {

struct ExportLayout {
  bool old = false;     // nested folders, as servers made it until early 2026
  bool errors = false;  // with an _errors.json: a partial export
  std::size_t rows_per_file = 250;
};

/// Name and content of each file.
std::vector<std::pair<std::string, std::string>> export_files(const Account& account, const ExportLayout& layout);
std::string export_zip(const Account& account, const ExportLayout& layout);
/// A folder where `path` ends with "/", else a ZIP file.
void write_export(const Account& account, const std::filesystem::path& path, const ExportLayout& layout = {});

}  // namespace cinemarco::sandbox
