// SPDX-License-Identifier: MIT
// What the user gives, whosever export it is: the readers of Trakt's export without its names.
#pragma once

#include "domain/given_files.hpp"
#include "trakt/export_files.hpp"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace cinemarco::trakt {

// `name` is what the user calls it. Throws as ExportFiles::visit.
[[nodiscard]] std::unique_ptr<GivenFiles> open_any_files(std::vector<std::filesystem::path> paths, std::string name);

// Whether an archive, a folder or several files hold what Trakt's export is made of, by their names. False for one file
// by itself, and for what cannot be read: whoever reads it says why.
[[nodiscard]] bool is_package_of_trakt(const std::vector<std::filesystem::path>& paths, std::stop_token stop);

}  // namespace cinemarco::trakt
