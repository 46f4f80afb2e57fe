// SPDX-License-Identifier: MIT
#include "exchange/run_lock.hpp"

#include "domain/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::exchange {

std::optional<RunLock> RunLock::try_acquire(const std::filesystem::path& data_folder) {
  const int descriptor = ::open(data_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    throw Error{ErrorCode::internal, "The data folder " + data_folder.string() + " cannot be opened: " +
                                         std::strerror(errno) + ". Check CINEMARCO_DATA_DIR and its permissions."};
  }
  RunLock lock{descriptor};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK) return std::nullopt;
  throw Error{ErrorCode::internal, "The data folder " + data_folder.string() + " cannot be locked: " +
                                       std::strerror(errno) + ". It must lie on a file system with locks."};
}

RunLock::RunLock(RunLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

RunLock::~RunLock() {
  release();
}

void RunLock::release() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

}  // namespace cinemarco::exchange
