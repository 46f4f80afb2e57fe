// SPDX-License-Identifier: MIT
// How much room pictures take, and how it is got back.
#include "tmdb/atomic_file.hpp"
#include "tmdb/pictures.hpp"

#include <algorithm>
#include <ctime>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <vector>

namespace cinemarco::tmdb {
namespace {

namespace fs = std::filesystem;

struct StoredPicture {
  std::string path;
  std::int64_t bytes = 0;
  std::time_t used = 0;
};

// Half-written ones are clean_up's.
template <class Action>
void for_each_picture(const fs::path& root, Action action) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry{root, error}, end; !error && entry != end; entry.increment(error)) {
    struct stat status{};
    const auto& path = entry->path().native();
    if (entry->path().filename().native().starts_with(kPartPrefix)) continue;
    if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;  // another process took it away
    action(StoredPicture{path, status.st_size, std::max(status.st_atime, status.st_mtime)});
  }
}

}  // namespace

PictureUsage TmdbPictures::usage() const {
  PictureUsage usage;
  for_each_picture(root_, [&](const StoredPicture& picture) {
    ++usage.files;
    usage.bytes += picture.bytes;
  });
  return usage;
}

std::int64_t TmdbPictures::trim(std::int64_t most_bytes) {
  clean_up();
  std::vector<StoredPicture> pictures;
  std::int64_t bytes = 0;
  for_each_picture(root_, [&](StoredPicture picture) {
    bytes += picture.bytes;
    pictures.push_back(std::move(picture));
  });
  std::ranges::sort(pictures, {}, &StoredPicture::used);
  std::int64_t removed = 0;
  for (const auto& picture : pictures) {
    if (bytes <= most_bytes) break;
    std::error_code gone;
    if (fs::remove(picture.path, gone)) ++removed;
    bytes -= picture.bytes;
  }
  return removed;
}

std::size_t TmdbPictures::clean_up() {
  std::size_t removed = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry{root_, error}, end; !error && entry != end; entry.increment(error)) {
    if (!entry->path().filename().native().starts_with(kPartPrefix)) continue;
    if (remove_abandoned(entry->path())) ++removed;
  }
  return removed;
}

}  // namespace cinemarco::tmdb
