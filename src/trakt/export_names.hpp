// SPDX-License-Identifier: MIT
// Which file of Trakt's export holds what: today's flat layout and the nested one of before 2026 (protocol/trakt.md
// §6). Pure.
#pragma once

#include <string_view>

namespace cinemarco::trakt {

enum class ExportKind {
  history,    // every play: watched-history[-n].json, <user>/watched/history*.json
  ratings,    // ratings-{movies,shows,seasons,episodes}[-n].json
  watchlist,  // lists-watchlist[-n].json, <user>/lists/watchlist[-n].json
  errors,     // _errors.json: what Trakt could not export
  watched,    // watched-{movies,shows}[-n].json: titles with a count, without their plays
  other,      // another file that only an export has: user-settings.json, collection-movies.json …
  foreign,    // none of Trakt's
};

// By the end of the path, whatever folders stand before it.
[[nodiscard]] ExportKind export_kind(std::string_view path);

// Orders names as people count: watched-history-2.json before watched-history-10.json.
[[nodiscard]] bool counts_before(std::string_view left, std::string_view right);

}  // namespace cinemarco::trakt
