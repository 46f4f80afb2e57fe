// SPDX-License-Identifier: MIT
// Inputs as files, for readers that take a path.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace cinemarco::fuzz {

// A folder of this process; scripts/fuzz says where by TMPDIR, and removes it.
inline const std::filesystem::path& work_folder() {
  static const auto kFolder = [] {
    auto folder = std::filesystem::temp_directory_path() / ("cinemarco-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    return folder;
  }();
  return kFolder;
}

inline void write_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream{file, std::ios::binary | std::ios::trunc}.write(bytes.data(),
                                                                static_cast<std::streamsize>(bytes.size()));
}

}  // namespace cinemarco::fuzz
