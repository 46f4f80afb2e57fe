// SPDX-License-Identifier: MIT
// Entity tags (RFC 9110, 8.8.3).
#pragma once

#include <string_view>

namespace cinemarco::http {

// Does `If-None-Match` name this tag? Compared weakly, as the RFC wants for GET.
[[nodiscard]] bool names(std::string_view if_none_match, std::string_view etag);
// The same, or "*": whatever there is.
[[nodiscard]] bool matches(std::string_view if_none_match, std::string_view etag);

}  // namespace cinemarco::http
