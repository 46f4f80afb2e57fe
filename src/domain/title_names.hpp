// SPDX-License-Identifier: MIT
// Whether two services call a title the same.
#pragma once

#include <string>
#include <string_view>

namespace cinemarco {

// Without case, accents, punctuation, and an article at the beginning; "&" is "and".
[[nodiscard]] std::string plain_title(std::string_view title);
// Are they equal so far? Both must have something left.
[[nodiscard]] bool is_same_name(std::string_view one, std::string_view other);

}  // namespace cinemarco
