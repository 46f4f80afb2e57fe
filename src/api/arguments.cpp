// SPDX-License-Identifier: MIT
#include "api/arguments.hpp"

namespace cinemarco::api {

int page_size(const std::optional<int>& limit, int most) {
  constexpr int kUsual = 50;
  if (limit && (*limit < 1 || *limit > most)) {
    throw Error{ErrorCode::invalid,
                "\"limit\" is " + std::to_string(*limit) + ": expected 1 to " + std::to_string(most) + "."};
  }
  return limit.value_or(kUsual);
}

namespace detail {

void refuse_unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known) {
  std::string list;
  for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
  throw Error{ErrorCode::invalid, "There is no " + std::string{kind} + " " + excerpt(name) + " here" +
                                      (list.empty() ? "." : "; known are " + list + ".")};
}

boost::json::value read_json(const http::Request& request) {
  if (request.body.empty()) return boost::json::object{};
  // Browsers send a form to anybody without asking; JSON they don't.
  if (const auto type = request.header("content-type"); !type.starts_with("application/json")) {
    throw Error{ErrorCode::invalid, "The body must be JSON, and say so: content-type: application/json."};
  }
  return value_or_throw(json::parse(request.body), ErrorCode::invalid, "The body of the request: ");
}

}  // namespace detail
}  // namespace cinemarco::api
