// SPDX-License-Identifier: MIT
// Entity tags (RFC 9110, 8.8.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cinemarco::http {

// Does `If-None-Match` name this tag? Compared weakly, as the RFC wants for GET.
[[nodiscard]] bool names(std::string_view if_none_match, std::string_view etag);
// The same, or "*": whatever there is.
[[nodiscard]] bool matches(std::string_view if_none_match, std::string_view etag);

// FNV-1a. Tells two contents apart that nobody chose to look alike.
[[nodiscard]] std::uint64_t content_hash(std::string_view content);
// The strong tag of these very bytes.
[[nodiscard]] std::string content_tag(std::string_view content);

}  // namespace cinemarco::http
