// SPDX-License-Identifier: MIT
#include "store/file_lock.hpp"

#include "domain/error.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace cinemarco::store {

FileLock::FileLock(const std::filesystem::path& file, const std::stop_token& stop)
    : descriptor_{::open(file.c_str(), O_RDONLY | O_CLOEXEC)} {
  // flock cannot be waited for together with a stop, and its holders need it for one request only.
  constexpr std::chrono::milliseconds kBetweenTries{20};
  const auto refuse = [&](ErrorCode code, const std::string& message) {
    if (descriptor_ >= 0) ::close(descriptor_);
    throw Error{code, message};
  };
  const auto trouble = [&] {
    refuse(ErrorCode::internal,
           file.string() + " cannot be locked: " + std::strerror(errno) + ". It must lie on a file system with locks.");
  };
  if (descriptor_ < 0) trouble();
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) trouble();
    if (stop.stop_requested()) refuse(ErrorCode::cancelled, "Cancelled.");
    std::this_thread::sleep_for(kBetweenTries);
  }
}

FileLock::~FileLock() {
  ::close(descriptor_);
}

}  // namespace cinemarco::store
