// SPDX-License-Identifier: MIT
// Names that resemble one of the export's: a file that was renamed, copied or mistyped must not be missed in silence.
#pragma once

#include "trakt/export_names.hpp"

#include <string>
#include <string_view>

namespace cinemarco::trakt {

// Of a file that has none of the export's names: which one it resembles (`watched_history-2.json`,
// `WatchedHistory.json`, `history.json`, `my-ratings.json`), letters alone compared, two wrong ones allowed. `foreign`
// where it resembles none. `stem` is empty where a kind has several and the name does not tell which.
[[nodiscard]] ExportName resembled(std::string_view file);

// Why a look-alike is not read, and what to do with it.
[[nodiscard]] std::string look_alike_reason(std::string_view path, const ExportName& name);

}  // namespace cinemarco::trakt
