// SPDX-License-Identifier: MIT
// At most one import or sync at a time, over all processes that share a data folder.
#pragma once

#include <filesystem>
#include <optional>

namespace cinemarco::exchange {

// The kernel's lock (flock) on the data folder itself: it needs no file, and it goes with its holder however that dies,
// so a dead holder is taken over by merely trying. Two locks in one process exclude each other too.
class RunLock {
 public:
  // Empty if somebody else holds it. Throws Error{internal} if the folder cannot be opened.
  [[nodiscard]] static std::optional<RunLock> try_acquire(const std::filesystem::path& data_folder);
  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&&) = delete;
  ~RunLock();
  // Gives it up before its end.
  void release();

 private:
  explicit RunLock(int descriptor) : descriptor_{descriptor} {}
  int descriptor_;
};

}  // namespace cinemarco::exchange
