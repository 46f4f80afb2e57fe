// SPDX-License-Identifier: MIT
// `cinemarco import`, also as the heart of `cinemarco demo`.
#pragma once

#include "cli/commands.hpp"
#include "exchange/importer.hpp"

namespace cinemarco::cli {

// Whether the command waits for the pictures that come behind its import.
enum class PicturesFor { later, the_end };

// Runs an import with progress on stderr and its report on stdout. Returns the exit code; throws Error where no run
// began.
[[nodiscard]] int import_account(Context& context, const exchange::ImportRequest& request, exchange::Resume resume,
                                 PicturesFor pictures);

}  // namespace cinemarco::cli
