// SPDX-License-Identifier: MIT
// Which route a path leads to. Patterns read as they are documented: "/api/library/{id}/plays".
#pragma once

#include "http/request.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::http {

struct Match {
  enum class Result { found, no_such_path, no_such_method } result = Result::no_such_path;
  std::size_t route = 0;
  std::vector<std::string> parameters;  // of "{…}", in order
  std::vector<Method> allowed;          // where the method is not
};

// Fixed segments go before parameters. Filled by one thread, then safe from any.
class Router {
 public:
  // `route` is the caller's own number for it.
  void add(Method method, std::string_view pattern, std::size_t route);
  // HEAD is answered by the route of GET.
  [[nodiscard]] Match match(Method method, const std::vector<std::string>& path) const;

 private:
  struct Node {
    std::map<std::string, Node, std::less<>> fixed;
    std::unique_ptr<Node> parameter;
    std::map<Method, std::size_t> routes;
  };
  [[nodiscard]] static const Node* find(const Node& node, const std::vector<std::string>& path, std::size_t at,
                                        std::vector<std::string>& parameters);
  Node root_;
};

}  // namespace cinemarco::http
