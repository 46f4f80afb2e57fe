// SPDX-License-Identifier: MIT
// Bodies made smaller for the way.
#pragma once

#include <string>
#include <string_view>

namespace cinemarco::http {

// Smaller bodies are sent as they are: a packet carries them anyhow.
inline constexpr std::size_t kGzipFrom = 1024;

[[nodiscard]] std::string gzip(std::string_view plain);
// What `Accept-Encoding` says about a coding ("gzip", "br"): named and not refused by q=0 (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts(std::string_view accept_encoding, std::string_view coding);
[[nodiscard]] inline bool accepts_gzip(std::string_view accept_encoding) {
  return accepts(accept_encoding, "gzip");
}

}  // namespace cinemarco::http
