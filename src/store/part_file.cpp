// SPDX-License-Identifier: MIT
#include "store/part_file.hpp"

#include "domain/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::store {

namespace {

namespace fs = std::filesystem;

Error cannot_make(const fs::path& file, const std::string& why) {
  return {ErrorCode::internal, file.string() + " cannot be written: " + why +
                                   ". Make room there, or name another place; nothing was changed."};
}

// Whoever had the lock may have given the file its name before it was ours.
bool is_still_there(int descriptor, const fs::path& part) {
  struct stat ours{};
  struct stat there{};
  return ::fstat(descriptor, &ours) == 0 && ::stat(part.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
         ours.st_dev == there.st_dev;
}

int open_alone(const fs::path& file, const fs::path& part) {
  while (true) {
    const int descriptor = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0) throw cannot_make(file, std::strerror(errno));
    // A file system without locks has nobody who holds one.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      ::close(descriptor);
      throw Error{ErrorCode::conflict, "Another Cinemarco writes " + file.string() +
                                           " just now. Wait until it has ended, or name another "
                                           "place."};
    }
    if (is_still_there(descriptor, part)) return descriptor;
    ::close(descriptor);
  }
}

}  // namespace

PartFile::PartFile(fs::path file) : file_{std::move(file)}, part_{file_.string() + std::string{kPart}} {
  std::error_code error;
  const auto status = fs::status(file_, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw Error{ErrorCode::conflict,
                file_.string() + " is no file that could be replaced. Name another place; nothing was changed."};
  }
  descriptor_ = open_alone(file_, part_);
  if (::ftruncate(descriptor_, 0) != 0) {
    const int why = errno;
    ::close(descriptor_);
    throw cannot_make(file_, std::strerror(why));
  }
}

PartFile::~PartFile() {
  std::error_code ignored;
  if (!part_.empty()) fs::remove(part_, ignored);
  ::close(descriptor_);
}

void PartFile::finish() {
  std::error_code error;
  fs::rename(part_, file_, error);
  if (error) throw cannot_make(file_, error.message());
  part_.clear();
}

}  // namespace cinemarco::store
