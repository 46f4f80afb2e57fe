// SPDX-License-Identifier: MIT
#include "api/arguments.hpp"

namespace cinemarco::api {

namespace detail {

void refuse_unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known) {
  std::string list;
  for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
  throw Error{ErrorCode::invalid, "There is no " + std::string{kind} + " " + excerpt(name) + " here" +
                                      (list.empty() ? "." : "; known are " + list + ".")};
}

std::optional<bool> read_bool(std::string_view text) {
  constexpr std::size_t kLongest = 5;
  std::string lower{text.substr(0, kLongest + 1)};
  for (auto& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  if (lower == "true" || lower == "1") return true;
  if (lower == "false" || lower == "0") return false;
  return std::nullopt;
}

namespace {

// How many members the object of a valid text has; more than were read where one is given twice.
std::size_t members_in(std::string_view text) {
  std::size_t members = 0;
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == ':' && depth == 1) {
      ++members;
    }
  }
  return members;
}

}  // namespace

boost::json::value read_json(const http::Request& request) {
  if (request.body.empty()) return boost::json::object{};
  // Browsers send a form to anybody without asking; JSON they don't.
  if (const auto type = request.header("content-type"); !type.starts_with("application/json")) {
    throw Error{ErrorCode::invalid, "The body must be JSON, and say so: content-type: application/json."};
  }
  auto document = value_or_throw(json::parse(request.body), ErrorCode::invalid, "The body of the request: ");
  if (const auto* object = document.if_object(); object != nullptr && members_in(request.body) != object->size()) {
    throw Error{ErrorCode::invalid, "The body of the request has a member more than once."};
  }
  return document;
}

}  // namespace detail
}  // namespace cinemarco::api
