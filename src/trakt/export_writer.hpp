// SPDX-License-Identifier: MIT
// A history in the layout of Trakt's own export: flat names, 250 rows a file (docs/trakt.md#files-of-an-export).
#pragma once

#include "domain/package.hpp"

#include <memory>
#include <optional>

namespace cinemarco::trakt {

// A play of which only the day is known stands at that day's noon, as Trakt would have it, and says the day in a member
// `watched_day` of its own; one without a date at Trakt's word for that.
[[nodiscard]] std::unique_ptr<HistoryWriter> write_export(PackageWriter& package, const HistorySize& size,
                                                          const std::optional<TraktUser>& owner);

}  // namespace cinemarco::trakt
