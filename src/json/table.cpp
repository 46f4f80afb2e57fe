// SPDX-License-Identifier: MIT
#include "json/table.hpp"

#include "json/utf8.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <optional>

namespace cinemarco::json {
namespace {

// Puts `step` in front of the path: ".title" or "[3]".
std::unexpected<ParseError> at(std::string step, ParseError error) {
  if (!error.path.empty() && error.path.front() != '[') step += '.';
  error.path.insert(0, step);
  return std::unexpected{std::move(error)};
}

std::unexpected<ParseError> out_of_range(const char* what) {
  return std::unexpected{ParseError{"", std::string{what} + " out of range"}};
}

std::expected<void, ParseError> read_list(const Type& type, const boost::json::value& from, void* into) {
  const auto* array = from.if_array();
  if (array == nullptr) return detail::expected_type("array");
  type.holder->reserve(into, array->size());
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (auto done = read_as(*type.inner, (*array)[i], type.holder->add(into, {})); !done) {
      return at("[" + std::to_string(i) + "]", std::move(done.error()));
    }
  }
  return {};
}

std::expected<void, ParseError> read_map(const Type& type, const boost::json::value& from, void* into) {
  const auto* object = from.if_object();
  if (object == nullptr) return detail::expected_type("object");
  for (const auto& [key, value] : *object) {
    if (auto done = read_as(*type.inner, value, type.holder->add(into, key)); !done) {
      return at(std::string{key}, std::move(done.error()));
    }
  }
  return {};
}

std::expected<void, ParseError> read_object(const Type& type, const boost::json::value& from, void* into) {
  const auto* object = from.if_object();
  if (object == nullptr) return detail::expected_type("object");
  for (const auto& member : type.members) {
    const auto* value = object->if_contains(member.name);
    if (value == nullptr) {
      if (!member.type->may_be_missing) return std::unexpected{ParseError{std::string{member.name}, "missing"}};
      continue;
    }
    if (auto done = read_as(*member.type, *value, member.in(into)); !done) {
      return at(std::string{member.name}, std::move(done.error()));
    }
  }
  return {};
}

void append_held(const Type& type, std::string& out, const void* from) {
  struct Context {
    const Type& type;
    std::string& out;
    const char* opening;  // "[" or "{" before the first, then ","
  } context{type, out, type.form == Type::Form::list ? "[" : "{"};
  type.holder->each(from, &context, [](void* given, std::string_view key, const void* value) {
    auto& now = *static_cast<Context*>(given);
    now.out += now.opening;
    if (now.type.form == Type::Form::map) {
      detail::append_string(now.out, key);
      now.out += ':';
    }
    append_as(*now.type.inner, now.out, value);
    now.opening = ",";
  });
  if (*context.opening != ',') out += context.opening;
  out += type.form == Type::Form::list ? ']' : '}';
}

void append_optional(const Type& type, std::string& out, const void* from) {
  struct Context {
    const Type& inner;
    std::string& out;
    bool empty = true;
  } context{*type.inner, out};
  type.holder->each(from, &context, [](void* given, std::string_view, const void* value) {
    auto& now = *static_cast<Context*>(given);
    now.empty = false;
    append_as(now.inner, now.out, value);
  });
  if (context.empty) out += "null";
}

void append_object(const Type& type, std::string& out, const void* from) {
  char before = '{';
  for (const auto& member : type.members) {
    out += before;
    out += '"';
    out += member.name;  // a name in C++: nothing in it needs an escape
    out += "\":";
    append_as(*member.type, out, member.in(const_cast<void*>(from)));  // only to find the member; it is not changed
    before = ',';
  }
  out += before == '{' ? "{}" : "}";
}

boost::json::object or_null(boost::json::object schema) {
  if (auto* type = schema.if_contains("type"); type != nullptr && type->is_string() && !schema.contains("enum")) {
    *type = boost::json::array{*type, "null"};
    return schema;
  }
  return {{"anyOf", boost::json::array{std::move(schema), boost::json::object{{"type", "null"}}}}};
}

boost::json::object object_schema(const Type& type, boost::json::object& components, Direction direction) {
  boost::json::object properties;
  boost::json::array required;
  for (const auto& member : type.members) {
    properties[member.name] = schema_as(*member.type, components, direction);
    if (direction == Direction::answer || !member.type->may_be_missing) {
      required.emplace_back(boost::json::string_view{member.name});
    }
  }
  boost::json::object schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

// An integer written as 7.0 is read up to here. Boost 1.81 may miss a double by one unit in its last place: below 2^52
// that is no integer and refused, above it would be the wrong one.
constexpr double kLastLenientInteger = 4503599627370496.0;  // 2^52

}  // namespace

std::expected<void, ParseError> read_as(const Type& type, const boost::json::value& from, void* into) {
  if (type.form == Type::Form::optional) {
    if (!from.is_null()) return read_as(*type.inner, from, type.holder->add(into, {}));
    type.holder->clear(into);
    return {};
  }
  if (type.read != nullptr) return type.read(from, into);
  if (type.form == Type::Form::object) return read_object(type, from, into);
  type.holder->clear(into);
  if (from.is_null()) return {};
  return type.form == Type::Form::list ? read_list(type, from, into) : read_map(type, from, into);
}

void append_as(const Type& type, std::string& out, const void* from) {
  switch (type.form) {
    case Type::Form::scalar:
      return type.write(out, from);
    case Type::Form::optional:
      return append_optional(type, out, from);
    case Type::Form::object:
      return append_object(type, out, from);
    case Type::Form::list:
    case Type::Form::map:
      return append_held(type, out, from);
  }
}

boost::json::object schema_as(const Type& type, boost::json::object& components, Direction direction) {
  switch (type.form) {
    case Type::Form::scalar:
      break;
    case Type::Form::optional:
      return or_null(schema_as(*type.inner, components, direction));
    case Type::Form::list:
      return {{"type", "array"}, {"items", schema_as(*type.inner, components, direction)}};
    case Type::Form::map:
      return {{"type", "object"}, {"additionalProperties", schema_as(*type.inner, components, direction)}};
    case Type::Form::object: {
      const auto name = type.name();
      if (!components.contains(name)) {
        components[name] = nullptr;  // known before its members, which may speak of it
        auto schema = object_schema(type, components, direction);
        components[name] = std::move(schema);
      }
      return {{"$ref", "#/components/schemas/" + name}};
    }
  }
  return type.schema(components, direction);
}

namespace detail {

std::expected<void, ParseError> read_integer(const boost::json::value& from, std::int64_t least, std::uint64_t most,
                                             std::uint64_t& bits) {
  const auto put = [&](std::int64_t value) -> std::expected<void, ParseError> {
    if (value < least || (value > 0 && static_cast<std::uint64_t>(value) > most)) return out_of_range("integer");
    bits = static_cast<std::uint64_t>(value);
    return {};
  };
  if (const auto* i = from.if_int64()) return put(*i);
  if (const auto* u = from.if_uint64()) {
    if (*u > most) return out_of_range("integer");
    bits = *u;
    return {};
  }
  if (const auto* d = from.if_double(); d != nullptr && std::trunc(*d) == *d) {
    if (std::abs(*d) > kLastLenientInteger) return out_of_range("integer");
    return put(static_cast<std::int64_t>(*d));
  }
  return expected_type("integer");
}

std::expected<double, ParseError> read_number(const boost::json::value& from, double most) {
  if (!from.is_number()) return expected_type("number");
  const auto number = from.to_number<double>();
  if (!(std::abs(number) <= most)) return out_of_range("number");  // 1e999
  return number;
}

std::expected<std::string_view, ParseError> read_string(const boost::json::value& from) {
  const auto* text = from.if_string();
  if (text == nullptr) return expected_type("string");
  return std::string_view{text->data(), text->size()};
}

std::expected<bool, ParseError> read_boolean(const boost::json::value& from) {
  const auto* boolean = from.if_bool();
  if (boolean == nullptr) return expected_type("boolean");
  return *boolean;
}

void append_string(std::string& out, std::string_view text) {
  bool is_ascii = true;
  bool is_plain = true;
  for (const char c : text) {
    is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    is_plain = is_plain && static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  }
  // Names in archives and headers of clients are bytes; JSON is UTF-8.
  std::optional<std::string> mended;
  if (!is_ascii) mended = mend_utf8(text);
  if (mended) text = *mended;
  if (!is_plain) {
    out += boost::json::serialize(boost::json::string_view{text.data(), text.size()});
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void append_number(std::string& out, double number) {
  if (std::isfinite(number)) {
    fmt::format_to(std::back_inserter(out), "{}", number);
  } else {
    out += "null";
  }
}
void append_number(std::string& out, float number) {
  if (std::isfinite(number)) {
    fmt::format_to(std::back_inserter(out), "{}", number);
  } else {
    out += "null";
  }
}
void append_integer(std::string& out, std::int64_t number) {
  const fmt::format_int text{number};
  out.append(text.data(), text.size());
}
void append_integer(std::string& out, std::uint64_t number) {
  const fmt::format_int text{number};
  out.append(text.data(), text.size());
}

boost::json::object choice_schema(std::span<const std::string_view> names) {
  boost::json::array choices;
  for (const auto name : names) choices.emplace_back(boost::json::string_view{name.data(), name.size()});
  return {{"type", "string"}, {"enum", std::move(choices)}};
}

boost::json::object simple_schema(const char* type, const char* format) {
  boost::json::object schema{{"type", type}};
  if (format != nullptr) schema["format"] = format;
  return schema;
}

boost::json::object bounded_schema(std::int64_t least, std::int64_t most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}

}  // namespace detail
}  // namespace cinemarco::json
