// SPDX-License-Identifier: MIT
// The import of another service's export: read it, find its titles at TMDB, fetch what is missing of them, and let its
// plays meet the viewings that are there (docs/contract.md#rule-12).
#pragma once

#include "domain/brought.hpp"
#include "exchange/importer.hpp"
#include "exchange/run_context.hpp"

#include <memory>
#include <set>

namespace cinemarco::exchange {

// A source without pages, for what wants a HistorySource.
[[nodiscard]] std::unique_ptr<HistorySource> brought_source(std::unique_ptr<BroughtFile> file);

// Whether these parts of a file hold it, of a title of that type.
[[nodiscard]] bool is_wanted(const BroughtFact& fact, TitleType type, const std::set<Part>& parts);

// The run's work and its end.
[[nodiscard]] ImportOutcome import_brought(RunContext& context, const PlannedImport& plan, BroughtFile& file);

}  // namespace cinemarco::exchange
