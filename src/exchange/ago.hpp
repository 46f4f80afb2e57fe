// SPDX-License-Identifier: MIT
// Spans of time in words: "4 minutes ago".
#pragma once

#include <string>

#include "domain/time.hpp"

namespace cinemarco::exchange {

[[nodiscard]] std::string ago(Instant then, Instant now);

}  // namespace cinemarco::exchange
