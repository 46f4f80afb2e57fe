// SPDX-License-Identifier: MIT
// How slowly a body may come.
#pragma once

#include <cstddef>

namespace cinemarco::http {

// A body may come over the slowest of lines, but it must come: each time span (ServerOptions::body_time) this much of
// it, which is 136 bytes a second.
inline constexpr std::size_t kLeastOfBody = 4096;

// Counts what came; the one who waits sets a new deadline when it says so.
class Pace {
 public:
  // True at the start of each span: when the one before has brought enough.
  [[nodiscard]] bool begins_span() {
    if (left_ > 0) return false;
    left_ = kLeastOfBody;
    return true;
  }
  void received(std::size_t bytes) { left_ -= bytes < left_ ? bytes : left_; }

 private:
  std::size_t left_ = 0;
};

}  // namespace cinemarco::http
