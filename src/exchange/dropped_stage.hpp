// SPDX-License-Identifier: MIT
// Titles that the user dropped at Trakt, mirrored. It is an extra: whatever fails leaves what was, and ends no run.
#pragma once

#include "exchange/metadata_stage.hpp"
#include "exchange/run_context.hpp"

#include <optional>
#include <string>

namespace cinemarco::exchange {

// Reads the list if the source has one that is not of the version `known`. Titles that it changes are noted as changed,
// and their metadata is asked for. Gives the version that is mirrored now: `known` where nothing was read.
[[nodiscard]] std::optional<std::string> mirror_dropped(RunContext& context, HistorySource& source,
                                                        MetadataStage& metadata,
                                                        const std::optional<std::string>& known);

}  // namespace cinemarco::exchange
