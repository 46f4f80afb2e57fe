// SPDX-License-Identifier: MIT
// The import: fill the mirror from everything, fetch what metadata is missing, project.
#pragma once

#include "exchange/import_request.hpp"
#include "exchange/opening.hpp"
#include "exchange/run_context.hpp"
#include "exchange/run_lock.hpp"
#include "exchange/summary.hpp"

#include <filesystem>
#include <optional>
#include <stop_token>

namespace cinemarco::exchange {

enum class Resume { no, yes };

// An import that may begin: it holds the run lock, and knows whether it goes on with an earlier run.
struct PlannedImport {
  RunLock lock;
  ImportRequest request;
  AccountId account;
  TimeZone zone;  // the account's
  std::optional<RunId> resumed;
  Backups backups = Backups::off;  // whether one is made before a library that is filled is written to
};

// Takes the run lock and decides what is to be done. Resuming takes the unfinished import's own request; where there
// never was an import it begins one. The account's zone moves to the wanted one, if any. Empty: the last import is
// complete, there is nothing to resume. Throws Error: busy (names the other run and its age), invalid (resuming, but
// another export was named), not_found (what is to be resumed is gone).
[[nodiscard]] std::optional<PlannedImport> plan_import(store::Database& database,
                                                       const std::filesystem::path& data_folder,
                                                       const ImportRequest& request, Resume resume,
                                                       const std::optional<TimeZone>& wanted, Instant now);

struct ImportOutcome {
  RunSummary summary;
  std::optional<Error> error;  // what ended the run early
};

// Would a resume read the export again? Not one that was read whole, or that is none.
[[nodiscard]] bool is_of_use(const ImportOutcome& outcome);

// Makes the run's row, or opens the resumed one's again.
[[nodiscard]] RunId begin_import(const RunPorts& ports, const PlannedImport& plan);

// Runs what was begun to its end, on the calling thread and a few of its own. Every failure becomes the run's state.
[[nodiscard]] ImportOutcome run_import(const RunPorts& ports, const PlannedImport& plan, RunId run,
                                       RunProgress& progress, Stops stops);

// Both, one after the other. Throws only if the database itself fails before the run's row exists.
[[nodiscard]] ImportOutcome run_import(const RunPorts& ports, const PlannedImport& plan, RunProgress& progress,
                                       std::stop_token stop);

}  // namespace cinemarco::exchange
