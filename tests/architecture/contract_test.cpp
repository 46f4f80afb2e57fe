// SPDX-License-Identifier: MIT
// What is promised is there, and what is there and outsiders rest on is promised: docs/contract.md beside the sources.
#include "architecture/tree.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace cinemarco::test {

namespace {

// The text literals of a file that stand directly behind `before`.
std::set<std::string> literals_after(const std::string& before, const std::string& text) {
  std::set<std::string> found;
  const auto opening = before + '"';
  for (auto at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
    const auto begin = at + opening.size();
    found.insert(text.substr(begin, text.find('"', begin) - begin));
  }
  return found;
}

// "plays" and its columns out of "| `plays` | the truth: `id`, `source` (`trakt`) |": what stands in brackets is none.
std::vector<std::string> names_in_row(const std::string& row) {
  std::vector<std::string> names;
  int depth = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    depth += row[at] == '(' ? 1 : row[at] == ')' ? -1 : 0;
    if (row[at] != '`') continue;
    const auto end = row.find('`', at + 1);
    if (depth == 0) names.push_back(row.substr(at + 1, end - at - 1));
    at = end;
  }
  return names;
}

// How the migrations make the table: its columns and those that came later.
std::string making_of(const std::string& table) {
  std::string text;
  for (const auto& [path, sql] : read_tree({"db/migrations"})) {
    for (const auto& [begin, end] : {std::pair{"CREATE TABLE " + table + " (", ") STRICT"},
                                     std::pair{"ALTER TABLE " + table + " ADD COLUMN ", "\n"}}) {
      for (auto at = sql.find(begin); at != std::string::npos; at = sql.find(begin, at + 1)) {
        const auto from = at + begin.size();
        text += " " + sql.substr(from, sql.find(end, from) - from);
      }
    }
  }
  return text;
}

const Source& contract() {
  static const auto kFiles = read_tree({"docs/contract.md"});
  return kFiles.at(0);
}

}  // namespace

TEST(Contract, names_every_setting) {
  const auto names = literals_after("Option{", read_tree({"src/cli/config.cpp"}).at(0).text);
  ASSERT_GT(names.size(), 15U);
  for (const auto& name : names) EXPECT_TRUE(contract().text.contains("`" + name + "`")) << name;
}

TEST(Contract, names_every_address) {
  std::set<std::string> addresses;
  for (const auto& file : read_tree({"src/api"})) addresses.merge(literals_after("", file.text));
  std::erase_if(addresses, [](const std::string& text) {
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_/{}-.");
    return !text.starts_with("/api/") || text.ends_with('/') || end != std::string::npos;
  });
  ASSERT_GT(addresses.size(), 40U);
  for (const auto& address : addresses) EXPECT_TRUE(contract().text.contains("`" + address + "`")) << address;
}

TEST(Contract, promises_tables_and_columns_that_are_made) {
  const auto& text = contract().text;
  const auto begin = text.find("\n## Tables\n");
  std::istringstream lines{text.substr(begin, text.find("\n## ", begin + 1) - begin)};
  std::size_t tables = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    ++tables;
    const auto names = names_in_row(line);
    ASSERT_GT(names.size(), 2U) << line;
    const auto making = making_of(names.front());
    for (std::size_t i = 1; i < names.size(); ++i) {
      EXPECT_TRUE(making.contains(" " + names[i] + " ")) << names.front() << " has no " << names[i];
    }
  }
  EXPECT_GE(tables, 16U);
}

}  // namespace cinemarco::test
