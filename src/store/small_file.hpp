// SPDX-License-Identifier: MIT
// A file of settings or of a secret: small, regular, and read without ever waiting.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <system_error>

namespace cinemarco::store {

struct SmallFile {
  struct stat state{};
  std::string text;
};

// What the file holds; of a larger one its first `most` + 1 bytes. What is no regular file (a pipe of somebody else's
// would hold up every command for ever) is std::errc::invalid_argument; else the error is the system's. Any thread.
[[nodiscard]] std::expected<SmallFile, std::error_code> read_small_file(const std::filesystem::path& file,
                                                                        std::size_t most);

}  // namespace cinemarco::store
