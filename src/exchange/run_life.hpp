// SPDX-License-Identifier: MIT
// What imports and syncs have in common: the stage around their work, and how they end.
#pragma once

#include "domain/error.hpp"
#include "exchange/metadata_stage.hpp"
#include "exchange/run_context.hpp"
#include "exchange/summary.hpp"

#include <functional>
#include <optional>

namespace cinemarco::exchange {

// Throws Error{busy} that names the run which holds the lock, and its age.
[[noreturn]] void throw_busy(store::Database& database, AccountId account, Instant now);

// Runs whose process died: they are interrupted, and their report is written while their rows still say what they did.
void end_stale_runs(store::Transaction& tx, AccountId account, Instant now);

using StagedWork = std::function<void(MetadataStage& metadata)>;

// Does the work with its stage around it; gives what ended it early, as the one Error that is told.
[[nodiscard]] std::optional<Error> carry_out(RunContext& context, const StagedWork& work);

// What the rows of a run do not show of it.
using Amend = std::function<void(RunSummary& summary)>;

// Writes the run's state and report.
[[nodiscard]] RunSummary conclude(RunContext& context, const std::optional<Error>& error, const Amend& amend = {});

}  // namespace cinemarco::exchange
