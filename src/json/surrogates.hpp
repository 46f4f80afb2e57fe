// SPDX-License-Identifier: MIT
// Half characters: a title that was cut in the middle of one must not cost the whole answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::json {

// The text with every \uD800…\uDFFF escape that has no partner replaced by \uFFFD; empty if there is none. JavaScript
// writes such escapes, and no parser that is exact reads them.
[[nodiscard]] std::optional<std::string> mend_surrogates(std::string_view text);

}  // namespace cinemarco::json
