// SPDX-License-Identifier: MIT
// How leniently TMDB's members are read: a title must not fail because one of its ornaments changed its type.
#pragma once

#include "json/reader.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <concepts>
#include <expected>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace cinemarco::tmdb::wire {

// A member that may be missing, null, or of another type (vote_average was text in 2013): all three are absent.
template <class T>
struct Field : std::optional<T> {
  using std::optional<T>::optional;
};

// A list that may be missing or null. Items that cannot be read (no id, not an object) are left out; something that is
// no list at all is an error, lest a changed answer pass for a title without episodes.
template <class T>
struct List : std::vector<T> {
  using std::vector<T>::vector;
};

}  // namespace cinemarco::tmdb::wire

namespace cinemarco::json {

template <class T>
struct CustomReader<tmdb::wire::Field<T>> {
  static constexpr bool kMayBeMissing = true;

  static std::expected<tmdb::wire::Field<T>, ParseError> read(const boost::json::value& from) {
    tmdb::wire::Field<T> field;
    if (from.is_null()) return field;
    if constexpr (std::integral<T> && !std::same_as<T, bool>) {
      if (const auto* number = from.if_double()) {  // a runtime of 45.0 is one of 45
        constexpr auto kLimit = static_cast<double>(std::numeric_limits<int>::max());
        if (std::floor(*number) == *number && std::abs(*number) <= kLimit) field = static_cast<T>(*number);
        return field;
      }
    }
    if (auto value = json::read<T>(from)) field.emplace(std::move(*value));
    return field;
  }
};

template <class T>
struct CustomReader<tmdb::wire::List<T>> {
  static constexpr bool kMayBeMissing = true;

  static std::expected<tmdb::wire::List<T>, ParseError> read(const boost::json::value& from) {
    tmdb::wire::List<T> list;
    if (from.is_null()) return list;
    const auto* array = from.if_array();
    if (array == nullptr) return detail::expected_type("array");
    list.reserve(array->size());
    for (const auto& item : *array) {
      if (auto value = json::read<T>(item)) list.push_back(std::move(*value));
    }
    return list;
  }
};

}  // namespace cinemarco::json
