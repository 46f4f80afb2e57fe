// SPDX-License-Identifier: MIT
#include "api/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace cinemarco::api {

namespace detail {

void refuse_unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known) {
  std::string list;
  for (const auto& one : known) list += (list.empty() ? "" : ", ") + one;
  throw Error{ErrorCode::invalid, "There is no " + std::string{kind} + " " + excerpt(name) + " here" +
                                      (list.empty() ? "." : "; known are " + list + ".")};
}

namespace {

// The names of a struct's members, as a sentence may list them.
std::vector<std::string> member_names(const json::Type& type) {
  std::vector<std::string> names;
  for (const auto& member : type.members) names.emplace_back(member.name);
  return names;
}

// "true", "True", "1"; "false", "FALSE", "0".
std::optional<bool> read_bool(std::string_view text) {
  constexpr std::size_t kLongest = 5;
  std::string lower{text.substr(0, kLongest + 1)};
  for (auto& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  if (lower == "true" || lower == "1") return true;
  if (lower == "false" || lower == "0") return false;
  return std::nullopt;
}

// A plus in an address is a blank: the one in an instant's zone gets lost.
std::string plus_hint(const json::Type& type, std::string_view text) {
  const bool lost =
      (&type == &json::type_of<Instant>() || &type == &json::type_of<DayOrInstant>()) && text.contains(' ');
  return lost ? ". A \"+\" in an address is a blank: write %2B" : "";
}

// The text as JSON would hold it. Throws what `wrong` makes of a reason.
boost::json::value held_value(const json::Type& type, const std::string& text, const auto& wrong) {
  if (type.held == json::Type::Held::boolean) {
    if (const auto truth = read_bool(text)) return *truth;
    throw wrong("expected true or false");
  }
  if (type.held == json::Type::Held::whole_number) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) throw wrong("expected a whole number");
    return number;
  }
  return boost::json::string{text};
}

bool is_set(const json::Type& type, const void* optional) {
  bool set = false;
  type.holder->each(optional, &set,
                    [](void* context, std::string_view, const void*) { *static_cast<bool*>(context) = true; });
  return set;
}

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

}  // namespace

void read_text_as(const json::Type& type, std::string_view name, const std::string& text, void* into) {
  if (type.form == json::Type::Form::optional) {
    return read_text_as(*type.inner, name, text, type.holder->add(into, {}));
  }
  const auto wrong = [&](const std::string& why) -> Error {
    return Error{ErrorCode::invalid, "\"" + std::string{name} + "\" is " + excerpt(text) + ": " + why + "."};
  };
  if (auto done = json::read_as(type, held_value(type, text, wrong), into); !done) {
    throw wrong(done.error().text() + plus_hint(type, text));
  }
}

void read_query_as(const json::Type& type, const http::RequestHead& head, void* into) {
  for (const auto& member : type.members) {
    const std::string name{member.name};
    const auto [first, last] = head.query.equal_range(name);
    if (member.type->form == json::Type::Form::list) {
      for (auto given = first; given != last; ++given) {
        read_text_as(*member.type->inner, name, given->second, member.type->holder->add(member.in(into), {}));
      }
      continue;
    }
    const bool optional = member.type->form == json::Type::Form::optional;
    if (first == last) {
      if (optional) continue;
      throw Error{ErrorCode::invalid, "The query parameter \"" + name + "\" is missing."};
    }
    if (std::next(first) != last) {
      throw Error{ErrorCode::invalid, "The query parameter \"" + name + "\" is given more than once."};
    }
    if (optional && first->second.empty()) continue;  // "?type=" filters by nothing
    read_text_as(*member.type, name, first->second, member.in(into));
  }
}

void read_fields_as(const json::Type& type, const std::map<std::string, std::string>& fields, void* into) {
  for (const auto& [name, text] : fields) {
    const auto member = std::ranges::find(type.members, name, &json::Member::name);
    if (member == type.members.end()) refuse_unknown("field", name, member_names(type));
    if (text.empty()) continue;
    if (is_set(*member->type, member->in(into))) {
      throw Error{ErrorCode::invalid, "\"" + name + "\" is given more than once."};
    }
    read_text_as(*member->type, name, text, member->in(into));
  }
}

void read_body_as(const json::Type& type, const http::Request& request, void* into) {
  const auto document = read_json(request);
  if (const auto* object = document.if_object()) {
    for (const auto& member : *object) {
      const std::string_view name{member.key().data(), member.key().size()};
      if (std::ranges::find(type.members, name, &json::Member::name) == type.members.end()) {
        refuse_unknown("member", name, member_names(type));
      }
    }
  }
  if (auto done = json::read_as(type, document, into); !done) {
    throw Error{ErrorCode::invalid, "The body of the request: " + done.error().text()};
  }
}

}  // namespace detail
}  // namespace cinemarco::api
