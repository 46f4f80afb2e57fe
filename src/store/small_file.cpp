// SPDX-License-Identifier: MIT
#include "store/small_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace cinemarco::store {

namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

std::expected<SmallFile, std::error_code> read_all(int descriptor, std::size_t most) {
  SmallFile file;
  if (::fstat(descriptor, &file.state) != 0) return std::unexpected{last_error()};
  if (!S_ISREG(file.state.st_mode)) return std::unexpected{std::make_error_code(std::errc::invalid_argument)};
  std::array<char, 4096> piece{};
  while (file.text.size() <= most) {
    const auto count = ::read(descriptor, piece.data(), std::min(piece.size(), most + 1 - file.text.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::unexpected{last_error()};
    if (count == 0) break;
    file.text.append(piece.data(), static_cast<std::size_t>(count));
  }
  return file;
}

}  // namespace

std::expected<SmallFile, std::error_code> read_small_file(const std::filesystem::path& file, std::size_t most) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) return std::unexpected{last_error()};
  auto read = read_all(descriptor, most);
  ::close(descriptor);
  return read;
}

}  // namespace cinemarco::store
