// SPDX-License-Identifier: MIT
// The sources of this repository obey docs/architecture.md#the-rooms.
#include "architecture/house_rules.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

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

// Trakt's pages move; each present one is told in one place of the program, one of the web app, and what people read.
TEST(House, names_trakts_pages_once_and_no_former_one) {
  const fs::path root{CINEMARCO_SOURCE_DIR};
  const std::set<std::string> told{"src/trakt/links.hpp", "ui/src/links.ts", "README.md"};
  std::size_t seen = 0;
  for (const auto* place : {"src", "sandbox", "ui/src", "ui/public", "ui/e2e", "docs", "scripts", "db", "README.md",
                            "CHANGELOG.md", "CONTRIBUTING.md", "Makefile"}) {
    std::vector<fs::path> files;
    if (fs::is_directory(root / place)) {
      for (const auto& entry : fs::recursive_directory_iterator{root / place}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
      }
    } else if (fs::exists(root / place)) {
      files.push_back(root / place);
    }
    for (const auto& path : files) {
      ++seen;
      const auto name = path.lexically_relative(root).string();
      std::ifstream file{path, std::ios::binary};
      const std::string text{std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
      for (const auto* former :
           {"trakt.tv/oauth/app", "trakt.tv/settings/apps", "trakt.tv/settings/advanced", "Raw export"}) {
        EXPECT_EQ(text.find(former), std::string::npos) << name << " names " << former;
      }
      for (const auto* present : {"https://developer.trakt.tv", "https://app.trakt.tv/settings/data"}) {
        EXPECT_EQ(text.find(present) != std::string::npos, told.contains(name)) << name << ": " << present;
      }
    }
  }
  EXPECT_GT(seen, 300U) << "the walk found hardly any file";
}

}  // namespace cinemarco::test
