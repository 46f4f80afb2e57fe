// SPDX-License-Identifier: MIT
#include "architecture/tree.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace cinemarco::test {

namespace {

namespace fs = std::filesystem;

Source read(const fs::path& root, const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {path.lexically_relative(root).string(),
          {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}}};
}

}  // namespace

std::vector<Source> read_tree(const std::vector<std::string>& places) {
  const fs::path root{CINEMARCO_SOURCE_DIR};
  std::vector<Source> files;
  for (const auto& place : places) {
    if (fs::is_regular_file(root / place)) files.push_back(read(root, root / place));
    if (!fs::is_directory(root / place)) continue;
    for (auto entry = fs::recursive_directory_iterator{root / place}; entry != fs::end(entry); ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      if (entry->is_regular_file()) files.push_back(read(root, entry->path()));
    }
  }
  return files;
}

}  // namespace cinemarco::test
