// SPDX-License-Identifier: MIT
#include "api/cross_origin.hpp"

#include <algorithm>
#include <string>

namespace cinemarco::api {

namespace {

constexpr const char* kPolicy = "cross-origin-resource-policy";

bool means_to_send_a_token(const http::RequestHead& head) {
  std::string names{head.header("access-control-request-headers")};
  for (auto& c : names) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  std::string_view rest{names};
  while (!rest.empty()) {
    auto name = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    name.remove_prefix(std::min(name.size(), name.find_first_not_of(" \t")));
    if (name.substr(0, name.find_last_not_of(" \t") + 1) == "authorization") return true;
  }
  return false;
}

}  // namespace

void let_be_read(http::Response& response) {
  std::erase_if(response.headers, [](const auto& header) { return header.first == kPolicy; });
  response.set("access-control-allow-origin", "*")
      .set("access-control-expose-headers", "etag, location, retry-after")
      .set(kPolicy, "cross-origin");
}

http::Response options_answer(const http::RequestHead& head, std::vector<http::Method> methods) {
  using http::Method;
  const auto get = std::ranges::find(methods, Method::get);
  if (get != methods.end() && std::ranges::find(methods, Method::head) == methods.end()) {
    methods.insert(std::next(get), Method::head);
  }
  methods.push_back(Method::options);
  std::string list;
  for (const auto method : methods) list.append(list.empty() ? "" : ", ").append(to_string(method));
  http::Response response;
  response.status = 204;
  response.set("allow", list);
  if (head.has("access-control-request-method") && means_to_send_a_token(head)) {
    response.set("access-control-allow-origin", "*")
        .set("access-control-allow-methods", list)
        .set("access-control-allow-headers", "authorization, content-type, if-none-match, idempotency-key")
        .set("access-control-max-age", "600");
  }
  return response;
}

}  // namespace cinemarco::api
