// SPDX-License-Identifier: MIT
// The members of a ZIP by its central directory: one that is damaged, locked or packed strangely hides none of the
// others.
#pragma once

#include "trakt/export_files.hpp"

#include <filesystem>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

// False: it has no central directory that can be read, as where it was cut short; nothing was visited. `name` is what
// messages call it. Throws as ExportFiles::visit.
[[nodiscard]] bool visit_zip(const std::filesystem::path& file, const std::string& name, const ExportBounds& bounds,
                             ExportVisitor& visitor, const std::stop_token& stop);

}  // namespace cinemarco::trakt
