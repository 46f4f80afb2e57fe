// SPDX-License-Identifier: MIT
// Described structs as JSON Schema (2020-12): the documentation is made from the very structs that are read and
// written.
#pragma once

#include "json/reader.hpp"
#include "json/scalars.hpp"

#include <boost/core/demangle.hpp>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <concepts>
#include <string>
#include <type_traits>
#include <typeinfo>

namespace cinemarco::json {

// Answers hold every member; of what is asked, those that may be missing are not required.
enum class Direction { answer, question };

// A member that may be absent, null or a value: PATCH tells the three apart.
template <class T>
struct Field {
  bool given = false;
  std::optional<T> value;
};
template <class T>
struct CustomReader<Field<T>> {
  static constexpr bool kMayBeMissing = true;
  static std::expected<Field<T>, ParseError> read(const boost::json::value& from) {
    Field<T> field{true, {}};
    if (auto done = read_into(from, field.value); !done) return std::unexpected{std::move(done.error())};
    return field;
  }
};

namespace detail {
template <class T>
inline constexpr bool is_field = false;
template <class T>
inline constexpr bool is_field<Field<T>> = true;
}  // namespace detail

// The struct's own name, without its namespaces. Names are one namespace in the document.
template <class T>
std::string schema_name() {
  auto name = boost::core::demangle(typeid(T).name());
  if (const auto colon = name.rfind(':'); colon != std::string::npos) name.erase(0, colon + 1);
  return name;
}

// The schema of T; structs go into `components` under their names, and are referred to.
template <class T>
boost::json::object schema_of(boost::json::object& components, Direction direction);

namespace detail {

inline boost::json::object or_null(boost::json::object schema) {
  if (auto* type = schema.if_contains("type"); type != nullptr && type->is_string() && !schema.contains("enum")) {
    *type = boost::json::array{*type, "null"};
    return schema;
  }
  return {{"anyOf", boost::json::array{std::move(schema), boost::json::object{{"type", "null"}}}}};
}

template <class T>
boost::json::object scalar_schema() {
  if constexpr (DescribedEnum<T>) {
    boost::json::array names;
    for (const auto name : ScalarText<T>::names())
      names.emplace_back(boost::json::string_view{name.data(), name.size()});
    return {{"type", "string"}, {"enum", std::move(names)}};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return {{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::is_same_v<T, Date>) {
    return {{"type", "string"}, {"format", "date"}};
  } else if constexpr (requires { ScalarText<T>::schema(); }) {
    return ScalarText<T>::schema();
  } else if constexpr (requires { T::kLeast; }) {
    return {{"type", "integer"}, {"minimum", T::kLeast}, {"maximum", T::kMost}};
  } else {
    return {{"type", "integer"}, {"format", "int64"}};
  }
}

template <class T>
boost::json::object object_schema(boost::json::object& components, Direction direction) {
  boost::json::object properties;
  boost::json::array required;
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
    const std::string name{member_name(decltype(member)::name)};
    properties[name] = schema_of<Member>(components, direction);
    if (direction == Direction::answer || !may_be_missing<Member>) required.emplace_back(name);
  });
  boost::json::object schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace detail

template <class T>
boost::json::object schema_of(boost::json::object& components, Direction direction) {
  if constexpr (detail::is_optional<T>) {
    return detail::or_null(schema_of<typename T::value_type>(components, direction));
  } else if constexpr (detail::is_field<T>) {
    return schema_of<decltype(T::value)>(components, direction);
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    return {};
  } else if constexpr (Scalar<T>) {
    return detail::scalar_schema<T>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::integral<T>) {
    return {{"type", "integer"}, {"format", sizeof(T) > 4 ? "int64" : "int32"}};
  } else if constexpr (std::floating_point<T>) {
    return {{"type", "number"}};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return {{"type", "string"}};
  } else if constexpr (detail::is_vector<T>) {
    return {{"type", "array"}, {"items", schema_of<typename T::value_type>(components, direction)}};
  } else if constexpr (detail::is_string_map<T>) {
    return {{"type", "object"}, {"additionalProperties", schema_of<typename T::mapped_type>(components, direction)}};
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    const auto name = schema_name<T>();
    if (!components.contains(name)) {
      components[name] = nullptr;  // known before its members, which may speak of it
      auto schema = detail::object_schema<T>(components, direction);
      components[name] = std::move(schema);
    }
    return {{"$ref", "#/components/schemas/" + name}};
  }
}

}  // namespace cinemarco::json
