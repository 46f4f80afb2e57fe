// SPDX-License-Identifier: MIT
// docs/architecture.md#the-rooms as a table, and a walk over sources that names what breaks it. Pure: the sources are
// texts.
#pragma once

#include <string>
#include <vector>

namespace cinemarco::test {

// A file of the repository: its path from the root, such as "src/domain/time.hpp", and its text.
struct Source {
  std::string path;
  std::string text;
};

// One sentence for each breach, naming the file and the rule:
// arrows that point up, outside libraries in the wrong room, includes of nothing, circles, a missing licence line.
std::vector<std::string> breaches(const std::vector<Source>& sources);

// The room of a file: "store" for src/store/…, "main" for src/main.cpp, "sandbox", else its top folder.
std::string room_of(const std::string& path);

}  // namespace cinemarco::test
