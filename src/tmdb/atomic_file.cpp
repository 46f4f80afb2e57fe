// SPDX-License-Identifier: MIT
#include "tmdb/atomic_file.hpp"

#include "domain/error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace cinemarco::tmdb {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::error_code cause) {
  const bool full = cause == std::errc::no_space_on_device || cause.value() == EDQUOT;
  throw Error{ErrorCode::internal,
              fmt::format("Cannot write {}: {}. {}", path.string(), cause.message(),
                          full ? "Free some space there, or point CINEMARCO_DATA_DIR to another disk"
                               : "Check that this folder may be written to (CINEMARCO_DATA_DIR)"),
              fmt::format("errno {}", cause.value())};
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// Closes and, unless it was renamed away, removes the temporary file.
class PartFile {
 public:
  explicit PartFile(const std::filesystem::path& folder) {
    do {
      if (fd_ >= 0) ::close(fd_);
      name_ = (folder / (std::string{kPartPrefix} + "XXXXXX")).string();
      fd_ = ::mkostemp(name_.data(), O_CLOEXEC);
      if (fd_ < 0) fail(folder, last_error());
      // Where the file system has no locks, nothing is ever taken for abandoned.
      static_cast<void>(::flock(fd_, LOCK_EX));
    } while (was_removed());  // by one who tidies up, before it was locked
  }
  ~PartFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!kept_) ::unlink(name_.c_str());
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(name_, last_error());
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // Some file systems report a full disk only here. Of a copy: the lock lasts until the file has its name.
    if (::close(::dup(fd_)) != 0) fail(name_, last_error());
  }

  void become(const std::filesystem::path& path) {
    if (::rename(name_.c_str(), path.c_str()) != 0) fail(path, last_error());
    kept_ = true;
  }

 private:
  [[nodiscard]] bool was_removed() const {
    struct stat status{};
    return ::fstat(fd_, &status) == 0 && status.st_nlink == 0;
  }

  std::string name_;
  int fd_ = -1;
  bool kept_ = false;
};

}  // namespace

bool remove_abandoned(const std::filesystem::path& part) {
  const int fd = ::open(part.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return false;
  struct stat status{};
  const bool is_file = ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
  const bool removed = is_file && ::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::unlink(part.c_str()) == 0;
  ::close(fd);
  return removed;
}

void write_atomically(const std::filesystem::path& path, std::string_view bytes) {
  const auto folder = path.parent_path();
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail(folder, error);
  PartFile part{folder};
  part.write(bytes);
  part.become(path);
}

}  // namespace cinemarco::tmdb
