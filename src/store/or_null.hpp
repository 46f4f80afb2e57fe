// SPDX-License-Identifier: MIT
// An empty text is none in the database.
#pragma once

#include <optional>
#include <string>

namespace cinemarco::store {

[[nodiscard]] inline std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

}  // namespace cinemarco::store
