// SPDX-License-Identifier: MIT
// How leniently TMDB's members are read: a title must not fail because one of its ornaments changed its type.
#pragma once

#include "json/reader.hpp"

#include <boost/json.hpp>

#include <charconv>
#include <cmath>
#include <concepts>
#include <expected>
#include <limits>
#include <optional>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace cinemarco::tmdb::wire {

// A member that may be missing, null, or of another type (vote_average was text in 2013): all three are absent.
template <class T>
struct Field : std::optional<T> {
  using std::optional<T>::optional;
};

// A list that may be missing, null, or no list at all: then it is empty and not `given`, lest a changed answer pass for
// a title without episodes. Items that cannot be read (no id, not an object) are left out.
template <class T>
struct List : std::vector<T> {
  using std::vector<T>::vector;
  bool given = false;
};

// A number that its item is nothing without: an id, a place in a list. Digits in quotes count too.
template <std::integral T>
struct Number {
  T value{};
  Number() = default;
  Number(T number) : value{number} {}   // NOLINT(google-explicit-constructor): it stands for the number
  operator T() const { return value; }  // NOLINT(google-explicit-constructor)
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
    const auto* array = from.if_array();
    if (array == nullptr) return list;
    list.given = true;
    list.reserve(array->size());
    for (const auto& item : *array) {
      if (auto value = json::read<T>(item)) list.push_back(std::move(*value));
    }
    return list;
  }
};

template <class T>
struct CustomReader<tmdb::wire::Number<T>> {
  static std::expected<tmdb::wire::Number<T>, ParseError> read(const boost::json::value& from) {
    tmdb::wire::Number<T> number;
    if (const auto* text = from.if_string()) {
      const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number.value);
      if (error != std::errc{} || end != text->data() + text->size()) return detail::expected_type("integer");
      return number;
    }
    auto value = json::read<T>(from);
    if (!value) return std::unexpected{std::move(value.error())};
    number.value = *value;
    return number;
  }
};

}  // namespace cinemarco::json
