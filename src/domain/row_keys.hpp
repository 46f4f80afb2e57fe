// SPDX-License-Identifier: MIT
// What a row without a history id is known by: tools append such rows to Trakt's files
// (docs/trakt.md#rows-without-an-id).
#pragma once

#include "domain/mirror.hpp"

#include <string>
#include <vector>

namespace cinemarco {

// Kind, number of the title, season and episode, and the second (or day) of the viewing:
// "episode:trakt:154997:s2e10:2026-02-12T23:16:00Z". One text for each of Trakt's and TMDB's numbers of the title, else
// for one of IMDb or TVDB, else for its name; behind it "#2" for the second that is equal in all of it, if the file
// says so. Rows that share a text are the same play. Never empty; the first text is the row's `source_key`.
[[nodiscard]] std::vector<std::string> row_keys(const Play& play);

}  // namespace cinemarco
