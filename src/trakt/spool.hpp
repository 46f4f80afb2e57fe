// SPDX-License-Identifier: MIT
// A pipe, written to a temporary file so that it can be read twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace cinemarco::trakt {

class Spool {
 public:
  // Reads the pipe to its end. Throws Error: invalid (it cannot be read, or brings more than `most_bytes`), internal
  // (no room), cancelled.
  Spool(const std::filesystem::path& pipe, std::uint64_t most_bytes, const std::stop_token& stop);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  void close();

  int descriptor_;
  std::filesystem::path file_;  // without a name where that works, so that no death leaves it behind
};

}  // namespace cinemarco::trakt
