// SPDX-License-Identifier: MIT
#include "api/operations.hpp"

namespace cinemarco::api {

std::vector<std::string> Operations::path_names(std::string_view path) {
  std::vector<std::string> names;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    names.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  }
  return names;
}

}  // namespace cinemarco::api
