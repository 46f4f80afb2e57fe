// SPDX-License-Identifier: MIT
// Who reads a citation finds what it cites.
#include "architecture/citations.hpp"

#include "architecture/tree.hpp"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cinemarco::test {

namespace {

// A file of this one line, beside a source in a room and a document with two headings.
std::vector<Source> tree_with(const std::string& line, const std::string& path = "src/a.cpp") {
  return {{path, line + "\n"},
          {"src/r/a.cpp", ""},
          {"docs/b.md", "# B\n\n## What it's about\n\n```sh\n# no heading\n```\n"}};
}

std::string all(const std::vector<std::string>& found) {
  return fmt::format("{}", fmt::join(found, "\n"));
}

}  // namespace

TEST(Citations, lead_to_a_file_and_heading_or_are_named) {
  struct Case {
    std::string line;
    std::string breach;  // words of the one breach; empty: none
    std::string path = "src/a.cpp";
  };
  const std::vector<Case> cases{
      {"// docs/b.md", ""},
      {"// (docs/b.md#what-its-about).", ""},
      {"// docs/b.md#b, twice: docs/b.md#what-its-about", ""},
      {"// https://example.org/docs/other.md", ""},
      {"// the rule of 3, a ruler 5", ""},
      {"// docs/c.md", "a file that is not there"},
      {"// docs/b.md#gone", "a heading that is not there"},
      {"// docs/b.md#no-heading", "a heading that is not there"},
      {"// CONTRACT, the second part", "\"CONTRACT\""},
      {"// protocol/trakt.md", "\"protocol/\""},
      {"// delta row 2", "\"delta row\""},
      {"// formats.md", "\"formats.md\""},
      {"// trap 5 of §2", "\"§\""},
      {"// Rule 8.", "a rule by its number alone"},
      {"// rules 2 and 3", "a rule by its number alone"},
      {"[b](docs/b.md#b) [c](https://example.org/c)", "", "README.md"},
      {"[b](b.md#b) [here](#here)", "cites #here, a heading", "docs/d.md"},
      {"`r/a.cpp`, `r/a`, `r/`, `https://r/b.cpp`, `other/b.cpp`", "", "docs/d.md"},
      {"`r/b.cpp`", "a source that is not there: src/r/b.cpp", "docs/d.md"},
      {"[b](docs/b.md)", "cites docs/b.md, a file", "docs/d.md"},
  };
  for (const auto& [line, breach, path] : cases) {
    SCOPED_TRACE(line);
    const auto found = broken_citations(tree_with(line, path));
    if (breach.empty()) {
      EXPECT_TRUE(found.empty()) << all(found);
    } else {
      ASSERT_EQ(found.size(), 1U) << all(found);
      EXPECT_TRUE(found.front().starts_with(path + ":1 ")) << found.front();
      EXPECT_NE(found.front().find(breach), std::string::npos) << found.front();
    }
  }
}

TEST(Citations, of_this_repository_are_all_there) {
  const auto tree =
      read_tree({"src", "sandbox", "tests", "bench", "ui/src", "ui/tests", "ui/e2e", "docs", "db", "cmake", "scripts",
                 "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile"});
  ASSERT_GT(tree.size(), 300U) << "the walk found hardly any file under " << CINEMARCO_SOURCE_DIR;
  const auto found = broken_citations(tree);
  EXPECT_TRUE(found.empty()) << all(found);
}

}  // namespace cinemarco::test
