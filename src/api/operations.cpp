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

void Operations::describe_parameters(Operation& operation, const json::Type& type) {
  for (const auto& member : type.members) {
    const auto& value = member.type->form == json::Type::Form::optional ? *member.type->inner : *member.type;
    operation.parameters.push_back({Parameter::In::query, std::string{member.name}, !member.type->may_be_missing,
                                    json::schema_as(value, schemas_, json::Direction::question)});
  }
}

}  // namespace cinemarco::api
