// SPDX-License-Identifier: MIT
// Where a request is handled, and how long whoever sent it waits.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

namespace cinemarco::http {

// A lane has workers of its own, so that requests that wait for one thing hold up nobody who waits for another.
struct Way {
  std::size_t lane = 0;  // of ServerOptions::lanes
  // From the moment the request is whole; then its handler is told to end. Where there is one, a client that leaves is
  // noticed, too. Empty: the handler waits for nobody.
  std::optional<std::chrono::milliseconds> patience{};
};

}  // namespace cinemarco::http
