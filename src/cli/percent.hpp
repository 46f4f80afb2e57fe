// SPDX-License-Identifier: MIT
// How far something is, as one line on a terminal that is drawn over; silent elsewhere.
#pragma once

#include <cstdint>
#include <string>

namespace cinemarco::cli {

class Percent {
 public:
  // "Copying"
  explicit Percent(std::string what);
  ~Percent();
  Percent(const Percent&) = delete;
  Percent& operator=(const Percent&) = delete;
  void at(std::int64_t done, std::int64_t total);

 private:
  std::string what_;
  bool is_terminal_;
  std::int64_t shown_ = -1;
};

}  // namespace cinemarco::cli
