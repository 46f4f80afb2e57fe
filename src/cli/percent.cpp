// SPDX-License-Identifier: MIT
#include "cli/percent.hpp"

#include "cli/output.hpp"

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace cinemarco::cli {

Percent::Percent(std::string what) : what_{std::move(what)}, is_terminal_{::isatty(STDERR_FILENO) != 0} {}

Percent::~Percent() {
  if (shown_ >= 0) put(stderr, "\r\033[K");
}

void Percent::at(std::int64_t done, std::int64_t total) {
  constexpr std::int64_t kWhole = 100;
  constexpr std::int64_t kCells = 20;
  const auto now = total > 0 ? std::min(kWhole, kWhole * done / total) : kWhole;
  if (!is_terminal_ || now == shown_) return;
  shown_ = now;
  const auto full = static_cast<std::size_t>(now * kCells / kWhole);
  put(stderr, "\r\033[K{} [{}{}] {} %", what_, std::string(full, '#'), std::string(kCells - full, '.'), now);
  std::fflush(stderr);
}

}  // namespace cinemarco::cli
