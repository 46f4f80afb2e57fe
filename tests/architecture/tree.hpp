// SPDX-License-Identifier: MIT
// The files of this repository as texts.
#pragma once

#include "architecture/house_rules.hpp"

#include <string>
#include <vector>

namespace cinemarco::test {

// Every file below these folders, and these files, but for what npm installs. A place that is not there holds none.
std::vector<Source> read_tree(const std::vector<std::string>& places);

}  // namespace cinemarco::test
