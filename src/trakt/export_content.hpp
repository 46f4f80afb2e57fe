// SPDX-License-Identifier: MIT
// Which file of an export one is by its content: somebody who names a single file may have called it anything.
#pragma once

#include "trakt/export_names.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace cinemarco::trakt {

// So much of a file tells; its first row lies in it.
inline constexpr std::size_t kContentBytes = 256UL * 1024UL;

// By the members of the first row of a JSON list, or the columns of a CSV. history, ratings, watchlist, csv, library;
// empty for anything else, a list without rows among it.
[[nodiscard]] std::optional<ExportKind> kind_by_content(std::string_view start);

}  // namespace cinemarco::trakt
