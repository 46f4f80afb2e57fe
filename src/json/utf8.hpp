// SPDX-License-Identifier: MIT
// Bytes that are no UTF-8, in texts of others.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::json {

// The text with U+FFFD in place of each byte that belongs to no character (RFC 3629: no overlong forms, no halves of
// pairs); empty where every byte does.
[[nodiscard]] std::optional<std::string> mend_utf8(std::string_view text);

}  // namespace cinemarco::json
