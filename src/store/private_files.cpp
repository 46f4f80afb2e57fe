// SPDX-License-Identifier: MIT
#include "store/private_files.hpp"

#include "store/whose_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace cinemarco::store {

namespace {

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
constexpr std::array kOurs{"cinemarco.db", "cinemarco.db-wal", "cinemarco.db-shm", "images", "uploads", "backups"};

// Why it is still open, if it is.
std::optional<std::string> close(const std::filesystem::path& file) {
  struct stat state{};
  if (::stat(file.c_str(), &state) != 0 || (state.st_mode & kOthers) == 0) return std::nullopt;
  if (::chmod(file.c_str(), state.st_mode & ~kOthers & ALLPERMS) == 0) return std::nullopt;
  const auto* reason = std::strerror(errno);
  if (!keeps_modes(file.parent_path())) return std::nullopt;
  return "Others may look into " + file.string() + ", which belongs to " + user_text(state.st_uid) +
         " and cannot be closed (" + reason + "). As that user, or root, run: chmod go= " + file.string();
}

}  // namespace

std::vector<std::string> close_to_others(const std::filesystem::path& data_folder) {
  std::vector<std::string> open;
  for (const auto* name : kOurs) {
    if (auto why = close(data_folder / name)) open.push_back(std::move(*why));
  }
  return open;
}

bool keeps_modes(const std::filesystem::path& folder) {
  auto name = (folder / ".mode-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return true;
  struct stat state{};
  const bool closed = ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 && ::fstat(descriptor, &state) == 0 &&
                      (state.st_mode & kOthers) == 0;
  ::close(descriptor);
  ::unlink(name.c_str());
  return closed;
}

}  // namespace cinemarco::store
