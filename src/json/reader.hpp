// SPDX-License-Identifier: MIT
// Documents into described structs. Unknown members are ignored, missing or null ones leave an optional empty,
// a wrong type is a ParseError that names the path: "[17].movie.ids.tmdb: expected integer". An integer may be written
// as 7.0 or 7e0 (up to 2^52). Of two members of one name the last counts.
#pragma once

#include "domain/error.hpp"
#include "json/scalars.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cinemarco::json {

// A member whose own reader decides: specialise with `static std::expected<T, ParseError> read(const value&)`, and with
// `static constexpr bool kMayBeMissing = true` where an object without the member leaves it as it was made.
template <class T>
struct CustomReader;
template <class T>
concept CustomReadable = requires(const boost::json::value& v) {
  { CustomReader<T>::read(v) } -> std::same_as<std::expected<T, ParseError>>;
};

// Reads into `into`; on failure `path` in the error is where, relative to `from`.
template <class T>
std::expected<void, ParseError> read_into(const boost::json::value& from, T& into);

template <class T>
std::expected<T, ParseError> read(const boost::json::value& from) {
  T result{};
  if (auto done = read_into(from, result); !done) return std::unexpected{std::move(done.error())};
  return result;
}

namespace detail {

template <class T>
inline constexpr bool may_be_missing = is_optional<T> || is_vector<T> || is_string_map<T>;
template <class T>
  requires requires { CustomReader<T>::kMayBeMissing; }
inline constexpr bool may_be_missing<T> = CustomReader<T>::kMayBeMissing;

inline std::unexpected<ParseError> expected_type(const char* what) {
  return std::unexpected{ParseError{"", std::string{"expected "} + what}};
}

// Puts `step` in front of the path: ".title" or "[3]".
inline std::unexpected<ParseError> at(std::string step, ParseError error) {
  if (!error.path.empty() && error.path.front() != '[') step += '.';
  error.path.insert(0, step);
  return std::unexpected{std::move(error)};
}

inline std::unexpected<ParseError> out_of_range(const char* what) {
  return std::unexpected{ParseError{"", std::string{what} + " out of range"}};
}

// An integer written as 7.0 is read up to here. Boost 1.81 may miss a double by one unit in its last place: below 2^52
// that is no integer and refused, above it would be the wrong one.
inline constexpr double kLastLenientInteger = 4503599627370496.0;  // 2^52

template <std::integral T>
std::expected<void, ParseError> read_integer(const boost::json::value& from, T& into) {
  if (const auto* i = from.if_int64()) {
    if (std::in_range<T>(*i)) {
      into = static_cast<T>(*i);
      return {};
    }
  } else if (const auto* u = from.if_uint64()) {
    if (std::in_range<T>(*u)) {
      into = static_cast<T>(*u);
      return {};
    }
  } else if (const auto* d = from.if_double(); d != nullptr && std::trunc(*d) == *d) {
    if (std::abs(*d) <= kLastLenientInteger && std::in_range<T>(static_cast<std::int64_t>(*d))) {
      into = static_cast<T>(*d);
      return {};
    }
  } else {
    return expected_type("integer");
  }
  return out_of_range("integer");
}

template <std::floating_point T>
std::expected<void, ParseError> read_number(const boost::json::value& from, T& into) {
  if (!from.is_number()) return expected_type("number");
  const auto number = from.to_number<T>();
  if (!std::isfinite(number)) return out_of_range("number");  // 1e999
  into = number;
  return {};
}

template <Described T>
std::expected<void, ParseError> read_object(const boost::json::value& from, T& into) {
  const auto* object = from.if_object();
  if (object == nullptr) return expected_type("object");
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
  std::expected<void, ParseError> result;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    if (!result) return;
    using Member = std::remove_reference_t<decltype(into.*member.pointer)>;
    constexpr auto kName = member_name(decltype(member)::name);
    const auto* value = object->if_contains(kName);
    if (value == nullptr) {
      if constexpr (!may_be_missing<Member>) {
        result = std::unexpected{ParseError{std::string{kName}, "missing"}};
      }
      return;
    }
    if (auto done = read_into(*value, into.*member.pointer); !done)
      result = at(std::string{kName}, std::move(done.error()));
  });
  return result;
}

}  // namespace detail

// Missing or null vectors and maps are empty; every other member that may be absent must be an optional.
template <class T>
std::expected<void, ParseError> read_into(const boost::json::value& from, T& into) {
  if constexpr (detail::is_optional<T>) {
    if (from.is_null()) {
      into.reset();
      return {};
    }
    return read_into(from, into.emplace());
  } else if constexpr (CustomReadable<T>) {
    auto value = CustomReader<T>::read(from);
    if (!value) return std::unexpected{std::move(value.error())};
    into = std::move(*value);
    return {};
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    into = from;
    return {};
  } else if constexpr (Scalar<T>) {
    typename ScalarText<T>::Held held{};
    if (auto done = read_into(from, held); !done) return done;
    auto value = ScalarText<T>::from(held);
    if (!value) return std::unexpected{std::move(value.error())};
    into = *value;
    return {};
  } else if constexpr (std::is_same_v<T, bool>) {
    const auto* b = from.if_bool();
    if (b == nullptr) return detail::expected_type("boolean");
    into = *b;
    return {};
  } else if constexpr (std::integral<T>) {
    return detail::read_integer(from, into);
  } else if constexpr (std::floating_point<T>) {
    return detail::read_number(from, into);
  } else if constexpr (std::is_same_v<T, std::string>) {
    const auto* s = from.if_string();
    if (s == nullptr) return detail::expected_type("string");
    into.assign(s->data(), s->size());
    return {};
  } else if constexpr (detail::is_vector<T>) {
    if (from.is_null()) {
      into.clear();
      return {};
    }
    const auto* array = from.if_array();
    if (array == nullptr) return detail::expected_type("array");
    into.clear();
    into.reserve(array->size());
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (auto done = read_into((*array)[i], into.emplace_back()); !done) {
        return detail::at("[" + std::to_string(i) + "]", std::move(done.error()));
      }
    }
    return {};
  } else if constexpr (detail::is_string_map<T>) {
    if (from.is_null()) {
      into.clear();
      return {};
    }
    const auto* object = from.if_object();
    if (object == nullptr) return detail::expected_type("object");
    into.clear();
    for (const auto& [key, value] : *object) {
      if (auto done = read_into(value, into[std::string{key}]); !done) {
        return detail::at(std::string{key}, std::move(done.error()));
      }
    }
    return {};
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT, or specialise CustomReader");
    return detail::read_object(from, into);
  }
}

}  // namespace cinemarco::json
