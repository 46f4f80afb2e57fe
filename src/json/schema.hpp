// SPDX-License-Identifier: MIT
// Described structs as JSON Schema (2020-12): the documentation is made from the very structs that are read and
// written.
#pragma once

#include "json/reader.hpp"

#include <boost/json.hpp>

#include <expected>
#include <optional>
#include <utility>

namespace cinemarco::json {

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
  static boost::json::object schema(boost::json::object& components, Direction direction) {
    return schema_as(type_of<std::optional<T>>(), components, direction);
  }
};

// The schema of T; structs go into `components` under their names, and are referred to.
template <class T>
boost::json::object schema_of(boost::json::object& components, Direction direction) {
  return schema_as(type_of<T>(), components, direction);
}

}  // namespace cinemarco::json
