// SPDX-License-Identifier: MIT
// One section of Trakt, read as far as is needed to be in step with it.
#pragma once

#include "exchange/metadata_stage.hpp"
#include "exchange/run_context.hpp"
#include "exchange/syncer.hpp"
#include "store/sync_state.hpp"

#include <optional>

namespace cinemarco::exchange {

// How far a section is to be read.
struct Reach {
  bool whole = false;  // to its end, whatever is known
  Window window;       // or only what was watched within it
  [[nodiscard]] bool is_bounded() const { return window.from || window.to; }
};

// What a walk proves. `whole`: what was asked for was read to its end, with as many rows as Trakt says there are; what
// was not met is not there. Rows that Trakt counts and does not show (protocol/trakt.md §2, trap 2) prove nothing.
enum class Proof { none, whole };

// So many plays in a row, up to the end of a page, are known as they are, and the counts agree: what is older is known
// too. A page that is shorter is known whole.
inline constexpr std::size_t kKnownRows = 100;

// History newest first until the counts agree and what follows the new plays is known; where they don't agree, and for
// ratings and the watchlist, to the end. Each page is one transaction, with the titles that it changes noted in it. New
// titles go to `metadata` at once.
[[nodiscard]] Proof walk_section(RunContext& context, LiveHistory& source, MetadataStage& metadata, Section section,
                                 const Reach& reach);

}  // namespace cinemarco::exchange
