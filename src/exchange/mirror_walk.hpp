// SPDX-License-Identifier: MIT
// Fills the mirror from a source, page by page, and proves that nothing moved meanwhile.
#pragma once

#include "domain/projection.hpp"
#include "exchange/run_context.hpp"

#include <functional>
#include <set>

namespace cinemarco::exchange {

// Called for every stored page with the titles of its plays and listings, in the walk's threads, one at a time: work
// that need not wait for the walk's end.
using PageStored = std::function<void(const std::set<TitleKey>&)>;

// Each page is written together with the position behind it, pages that come quickly in one transaction: a crash costs
// those of a fifth of a second. A walk that was cut off goes on where it stopped
// if the source has not changed since and the position is younger than an hour. A source that
// changes during the walk is walked again, at most `kWalks` times: a removal shifts rows over page borders
// (docs/trakt.md#where-a-list-ends). The titles of a page are noted as changed until they are projected, so that a sync
// may end what an import left. What Trakt took back since a file was written stays away, and is listed as skipped; what
// it told otherwise since then stays as it told it. True if nothing moved during the walk. Throws what the source
// throws. A broken export file that had given rows is listed as failed and does not throw.
[[nodiscard]] bool walk_into_mirror(RunContext& context, const std::set<Section>& sections,
                                    const PageStored& page_stored);

inline constexpr int kWalks = 3;
inline constexpr std::chrono::hours kPositionLifetime{1};

}  // namespace cinemarco::exchange
