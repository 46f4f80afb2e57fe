// SPDX-License-Identifier: MIT
// The user says which title of TMDB a title of another source is.
#pragma once

#include "domain/brought.hpp"
#include "exchange/matching.hpp"

#include <string_view>

namespace cinemarco::exchange {

// From now on all that this source tells of the title, what waits and what comes, is of TMDB's `tmdb_id`; its plays
// meet the viewings that are there (docs/contract.md#rule-12). Gives the entry. Throws Error: not_found (no such title
// of a source here, or TMDB has none of that number), and what the catalogue throws.
EntryId match_source_title(const MatchPorts& ports, SourceTitleId title, std::int64_t tmdb_id, std::stop_token stop);

// The same before any of it is imported, of a title that a preview was unsure of: the import finds it chosen. Gives the
// title's number here.
SourceTitleId choose_source_title(const MatchPorts& ports, std::string_view source, const BroughtTitle& title,
                                  std::int64_t tmdb_id, std::stop_token stop);

// The title is unsure again, and its own plays wait; those that met others stay where they are. Throws Error{not_found}
// where the user said nothing.
void unmatch_source_title(const MatchPorts& ports, SourceTitleId title);

}  // namespace cinemarco::exchange
