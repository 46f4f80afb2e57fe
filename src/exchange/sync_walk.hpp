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
struct WalkRange {
  bool whole = false;              // to its end, whatever is known
  bool changed = true;             // Trakt says that it changed: what is read must explain that
  std::optional<Instant> down_to;  // at least to what was watched before this
  Window window;                   // or only what was watched within it
  [[nodiscard]] bool is_bounded() const { return window.from || window.to; }
};

// What a walk proves of rows that it did not meet. `partial`: nothing, it stopped where the rest was known. `read`: it
// came to the end, though not with as many rows as Trakt says there are: some may be there and not shown
// (docs/trakt.md#where-a-list-ends, 1, 2 and 6). `complete`: every row came, and what did not is not there.
enum class Coverage { partial, read, complete };

// So many plays in a row, up to the end of a page, are known as they are: what is older may be known too. A page that
// is shorter is known whole.
inline constexpr std::size_t kKnownRows = 100;
// A history of so few pages is read whole whenever it changed: that costs no more than to ask whether it must be.
inline constexpr int kFewPages = 2;

// History newest first until what was met explains the change: plays that are new or have another date, as many rows as
// Trakt counts, no known play missing so far, and what follows known. Whatever that cannot explain (a change deep down
// at the same number) is read to the end; so are ratings and the watchlist. Each page is one transaction, with the
// titles that it changes noted in it. New titles go to `metadata` at once.
[[nodiscard]] Coverage walk_section(RunContext& context, LiveHistory& source, MetadataStage& metadata, Section section,
                                    const WalkRange& range);

}  // namespace cinemarco::exchange
