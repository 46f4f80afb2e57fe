// SPDX-License-Identifier: MIT
// Trakt's lists and notes, which are small and read whole where they changed (docs/trakt.md#lists).
#pragma once

#include "domain/history_source.hpp"
#include "exchange/removals.hpp"
#include "exchange/run_context.hpp"

#include <optional>
#include <string>

namespace cinemarco::exchange {

struct ListsMirrored {
  std::optional<std::string> version;  // that is mirrored now; empty: to be read again
  std::optional<std::string> refused;  // what was not taken away because it is much, in a sentence
};

// Reads them if the source has any that are not of the version `known`. What Trakt has no more goes as `removals` says;
// without these, as in an import, nothing goes. A list that Trakt does not give fails nothing: the run's report says
// so, and the next sync asks again.
[[nodiscard]] ListsMirrored mirror_lists(RunContext& context, HistorySource& source,
                                         const std::optional<std::string>& known,
                                         const std::optional<Removals>& removals);

// The same of notes, which Trakt never takes back here. Gives the version that is mirrored now.
[[nodiscard]] std::optional<std::string> mirror_notes(RunContext& context, HistorySource& source,
                                                      const std::optional<std::string>& known);

}  // namespace cinemarco::exchange
