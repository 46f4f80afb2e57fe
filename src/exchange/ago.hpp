// SPDX-License-Identifier: MIT
// Spans of time in words: "4 minutes ago".
#pragma once

#include "domain/time.hpp"

#include <string>

namespace cinemarco::exchange {

[[nodiscard]] std::string ago(Instant then, Instant now);

}  // namespace cinemarco::exchange
