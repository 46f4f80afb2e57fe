// SPDX-License-Identifier: MIT
// What a picture is by its own bytes, and whether its end is there. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace cinemarco::tmdb {

// "JPEG", "PNG" or "WebP" by the first bytes; empty for anything else.
[[nodiscard]] std::optional<std::string_view> picture_format(std::string_view bytes) noexcept;

// True if the bytes are a picture that reaches its own end: JPEG's EOI (ITU T.81 B.1.1.3), PNG's IEND chunk, the size
// in WebP's RIFF header. What stands behind that end does no harm.
[[nodiscard]] bool is_whole_picture(std::string_view bytes) noexcept;

}  // namespace cinemarco::tmdb
