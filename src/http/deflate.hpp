// SPDX-License-Identifier: MIT
// Bodies made smaller for the way.
#pragma once

#include <string>
#include <string_view>

namespace cinemarco::http {

// Smaller bodies are sent as they are: a packet carries them anyhow.
inline constexpr std::size_t kGzipFrom = 1024;

[[nodiscard]] std::string gzip(std::string_view plain);
// What `Accept-Encoding` says about gzip: named and not refused by q=0 (RFC 9110 §12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

}  // namespace cinemarco::http
