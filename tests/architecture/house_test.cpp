// SPDX-License-Identifier: MIT
// The sources of this repository obey DESIGN §2.
#include "architecture/house_rules.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace cinemarco::test {

namespace {

namespace fs = std::filesystem;

std::vector<Source> read_sources(const std::vector<std::string>& folders) {
  const fs::path root{CINEMARCO_SOURCE_DIR};
  std::vector<Source> sources;
  for (const auto& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::ifstream file{entry.path()};
      sources.push_back({entry.path().lexically_relative(root).string(),
                         {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}}});
    }
  }
  return sources;
}

}  // namespace

TEST(House, arrows_point_down_and_libraries_stay_in_their_rooms) {
  const auto sources = read_sources({"src", "sandbox"});
  ASSERT_GT(sources.size(), 100U) << "the walk found hardly any source under " << CINEMARCO_SOURCE_DIR;
  const auto found = breaches(sources);
  EXPECT_TRUE(found.empty()) << fmt::format("{}", fmt::join(found, "\n"));
}

TEST(House, tests_and_benchmarks_say_their_licence) {
  for (const auto& source : read_sources({"tests", "bench", "fuzz"})) {
    EXPECT_TRUE(source.text.starts_with("// SPDX-License-Identifier: MIT\n")) << source.path;
  }
}

}  // namespace cinemarco::test
