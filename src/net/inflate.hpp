// SPDX-License-Identifier: MIT
// Inflates gzip, declared or not (docs/tmdb.md#gzip-without-a-header): libcurl takes a cut stream for a whole one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::net {

[[nodiscard]] bool looks_like_gzip(std::string_view body) noexcept;

enum class InflateFailure { damaged, too_large };

// The plain bytes in `body`; or why not. At most `limit` bytes are made.
[[nodiscard]] std::optional<InflateFailure> inflate_in_place(std::string& body, std::size_t limit);

}  // namespace cinemarco::net
