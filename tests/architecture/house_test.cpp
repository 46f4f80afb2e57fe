// SPDX-License-Identifier: MIT
// The sources of this repository obey docs/architecture.md#the-rooms.
#include "architecture/house_rules.hpp"
#include "architecture/tree.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace cinemarco::test {

namespace {

std::vector<Source> read_sources(const std::vector<std::string>& folders) {
  auto files = read_tree(folders);
  std::erase_if(files, [](const Source& file) { return !file.path.ends_with(".cpp") && !file.path.ends_with(".hpp"); });
  return files;
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
  const std::set<std::string> told{"src/trakt/links.hpp", "ui/src/links.ts", "README.md"};
  const auto files = read_tree({"src", "sandbox", "ui/src", "ui/public", "ui/e2e", "docs", "scripts", "db", "README.md",
                                "CHANGELOG.md", "CONTRIBUTING.md", "Makefile"});
  EXPECT_GT(files.size(), 300U) << "the walk found hardly any file";
  for (const auto& [path, text] : files) {
    for (const auto* former :
         {"trakt.tv/oauth/app", "trakt.tv/settings/apps", "trakt.tv/settings/advanced", "Raw export"}) {
      EXPECT_FALSE(text.contains(former)) << path << " names " << former;
    }
    for (const auto* present : {"https://developer.trakt.tv", "https://app.trakt.tv/settings/data"}) {
      EXPECT_EQ(text.contains(present), told.contains(path)) << path << ": " << present;
    }
  }
}

}  // namespace cinemarco::test
