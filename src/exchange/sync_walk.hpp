// SPDX-License-Identifier: MIT
// One section of Trakt, read as far as is needed to be in step with it.
#pragma once

#include "exchange/metadata_stage.hpp"
#include "exchange/run_context.hpp"
#include "exchange/syncer.hpp"
#include "store/sync_state.hpp"

#include <optional>
#include <set>

namespace cinemarco::exchange {

// How far a section is to be read.
struct Reach {
  bool whole = false;            // to its end, whatever is known
  std::optional<Instant> since;  // or only what was watched from then on
};

// What a walk over a section came to.
struct Walked {
  bool whole = false;           // read to its end, unfiltered: what was not met is gone
  std::set<TitleKey> changed;   // titles with another fact than before
};

// History newest first until a full page is known and the counts agree; where they don't, and for ratings and the
// watchlist, to the end. Each page is one transaction. New titles go to `metadata` at once.
[[nodiscard]] Walked walk_section(RunContext& context, LiveHistory& source, MetadataStage& metadata, Section section,
                                  const Reach& reach);

}  // namespace cinemarco::exchange
