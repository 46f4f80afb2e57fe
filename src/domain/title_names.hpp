// SPDX-License-Identifier: MIT
// Whether two services call a title the same.
#pragma once

#include <string_view>

namespace cinemarco {

// Without case, accents, punctuation, and an article at the beginning; "&" is "and". Both must have something left.
[[nodiscard]] bool is_same_name(std::string_view one, std::string_view other);

}  // namespace cinemarco
