// SPDX-License-Identifier: MIT
// How each of our types goes into a `?`.
#pragma once

#include <concepts>
#include <optional>
#include <type_traits>

#include "store/connection.hpp"

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

template <class... Args>
Use& Use::bind(const Args&... args) {
  check_bound(static_cast<int>(sizeof...(args)));
  int index = 0;
  const auto one = [this](auto self, int at, const auto& value) -> void {
    using T = std::remove_cvref_t<decltype(value)>;
    if constexpr (detail::is_optional<T>) {
      if (value) {
        self(self, at, *value);
      } else {
        bind_one(at, nullptr);
      }
    } else if constexpr (detail::is_id<T>) {
      bind_one(at, value.value());
    } else if constexpr (std::integral<T>) {
      bind_one(at, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      bind_one(at, std::string_view{value});
    } else {
      bind_one(at, value);
    }
  };
  (one(one, ++index, args), ...);
  return *this;
}

}  // namespace cinemarco::store
