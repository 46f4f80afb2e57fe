// SPDX-License-Identifier: MIT
// How each of our types goes into a `?`.
#pragma once

#include "domain/id.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace cinemarco::store {

namespace detail {
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
}  // namespace detail

// Calls `sink` with the form of `value` that SQLite can hold: nullptr for an empty optional, std::int64_t for ids and
// whole numbers, std::string_view for text; anything else as it is.
template <class T, class Sink>
void as_bound(const T& value, const Sink& sink) {
  if constexpr (detail::is_optional<T>) {
    if (value) {
      as_bound(*value, sink);
    } else {
      sink(nullptr);
    }
  } else if constexpr (detail::is_id<T>) {
    sink(value.value());
  } else if constexpr (std::integral<T>) {
    sink(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    sink(std::string_view{value});
  } else {
    sink(value);
  }
}

}  // namespace cinemarco::store
