// SPDX-License-Identifier: MIT
#include "http/router.hpp"

namespace cinemarco::http {

void Router::add(Method method, std::string_view pattern, std::size_t route) {
  auto* node = &root_;
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const auto segment = pattern.substr(0, pattern.find('/'));
    pattern.remove_prefix(segment.size());
    if (segment.empty()) continue;
    if (segment.starts_with('{')) {
      if (!node->parameter) node->parameter = std::make_unique<Node>();
      node = node->parameter.get();
    } else {
      node = &node->fixed[std::string{segment}];
    }
  }
  node->routes[method] = route;
}

const Router::Node* Router::find(const Node& node, const std::vector<std::string>& path, std::size_t at,
                                 std::vector<std::string>& parameters) {
  if (at == path.size()) return node.routes.empty() ? nullptr : &node;
  if (const auto fixed = node.fixed.find(path[at]); fixed != node.fixed.end()) {
    if (const auto* found = find(fixed->second, path, at + 1, parameters)) return found;
  }
  if (!node.parameter) return nullptr;
  parameters.push_back(path[at]);
  if (const auto* found = find(*node.parameter, path, at + 1, parameters)) return found;
  parameters.pop_back();
  return nullptr;
}

Match Router::match(Method method, const std::vector<std::string>& path) const {
  Match match;
  const auto* node = find(root_, path, 0, match.parameters);
  if (node == nullptr) return match;
  auto route = node->routes.find(method);
  if (route == node->routes.end() && method == Method::head) route = node->routes.find(Method::get);
  if (route == node->routes.end()) {
    match.result = Match::Result::no_such_method;
    for (const auto& [allowed, number] : node->routes) match.allowed.push_back(allowed);
    return match;
  }
  match.result = Match::Result::found;
  match.route = route->second;
  return match;
}

}  // namespace cinemarco::http
