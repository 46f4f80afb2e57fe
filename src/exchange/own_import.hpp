// SPDX-License-Identifier: MIT
// Cinemarco's own export, read back: a run like any other import, but that its file holds all that there is to know, so
// nobody is asked anything.
#pragma once

#include "exchange/importer.hpp"
#include "exchange/run_context.hpp"

#include <filesystem>
#include <memory>

namespace cinemarco::exchange {

// One file, and by its first bytes one of ours. False where it cannot be read.
[[nodiscard]] bool is_own_export(const ImportRequest& request);

// Says whose account the file mirrors; it has no pages to walk through. Throws Error{invalid} for a preview of it.
[[nodiscard]] std::unique_ptr<HistorySource> open_own_export(const ImportRequest& request);

// The run's work and its end.
[[nodiscard]] ImportOutcome import_own_export(RunContext& context, const PlannedImport& plan);

}  // namespace cinemarco::exchange
