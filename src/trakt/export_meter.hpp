// SPDX-License-Identifier: MIT
// Counts what is unpacked and stops a bomb while it inflates.
#pragma once

#include "trakt/export_files.hpp"

#include <cstdint>
#include <stop_token>
#include <string>

namespace cinemarco::trakt {

// Its functions throw Error{invalid} beyond the bounds.
class Meter {
 public:
  // `packed_bytes`: of the whole archive; 0 where no ratio is kept to.
  Meter(const ExportBounds& bounds, std::uint64_t packed_bytes) : bounds_{bounds}, packed_{packed_bytes} {}

  void begin(std::string name);
  void add(std::uint64_t bytes);
  // What must be unpacked to reach what stands behind it.
  void skip(std::uint64_t bytes);

 private:
  ExportBounds bounds_;
  std::uint64_t packed_;
  std::uint64_t entry_ = 0;
  std::uint64_t total_ = 0;
  std::uint64_t skipped_ = 0;
  std::string name_;
};

// Throws Error{cancelled}.
void check_stop(const std::stop_token& stop);

}  // namespace cinemarco::trakt
