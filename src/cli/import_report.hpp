// SPDX-License-Identifier: MIT
// The reports of an import as text for people.
#pragma once

#include "exchange/preview.hpp"
#include "exchange/summary.hpp"

#include <string>

namespace cinemarco::cli {

// Counts as a table, then what was skipped and what failed, each with its reason.
[[nodiscard]] std::string summary_text(const exchange::RunSummary& summary);
[[nodiscard]] std::string preview_text(const exchange::Preview& preview);

}  // namespace cinemarco::cli
