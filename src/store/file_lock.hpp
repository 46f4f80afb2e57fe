// SPDX-License-Identifier: MIT
// A lock between processes on a file that is there anyway; it goes with its holder, however that dies.
#pragma once

#include <filesystem>
#include <stop_token>

namespace cinemarco::store {

class FileLock {
 public:
  // Waits for its turn. Two locks in one process exclude each other too. Throws Error: cancelled, internal.
  FileLock(const std::filesystem::path& file, const std::stop_token& stop);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace cinemarco::store
