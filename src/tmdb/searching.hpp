// SPDX-License-Identifier: MIT
// What people's searches and those of an import have in common.
#pragma once

#include "domain/discovery.hpp"
#include "tmdb/wire.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cinemarco::tmdb {

// Nobody types more; TMDB finds nothing for it.
inline constexpr std::size_t kLongestQuery = 200;

// The same search typed in two ways is one: ASCII letters in lower case, spaces at the ends left out. Throws
// Error{invalid} for an empty or endless one.
[[nodiscard]] std::string normal_query(const std::string& text);

// Throws Error{upstream} for an answer without a list.
[[nodiscard]] FoundList read_hits(const wire::Hits& hits, std::optional<FoundType> type, const std::string& what);

}  // namespace cinemarco::tmdb
