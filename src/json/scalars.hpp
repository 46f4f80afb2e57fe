// SPDX-License-Identifier: MIT
// Our own types that JSON holds as one text or number: instants, days, ids, described enums.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cinemarco::json {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_string_map = false;
template <class T>
inline constexpr bool is_string_map<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

// A member that C++ keeps for itself carries an underscore at its end: `new_` is "new" in JSON.
constexpr std::string_view member_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

}  // namespace detail

// How a scalar is held in JSON: `Held` is std::string, std::string_view or std::int64_t. Specialise it for a type of
// your own with `from(held) -> std::expected<T, ParseError>` and `to(value) -> Held`.
template <class T>
struct ScalarText;

template <>
struct ScalarText<Instant> {
  using Held = std::string;
  static Held to(Instant value) { return format_instant(value); }
  static std::expected<Instant, ParseError> from(const std::string& held) { return parse_instant(held); }
};

template <>
struct ScalarText<Date> {
  using Held = std::string;
  static Held to(Date value) { return format_date(value); }
  static std::expected<Date, ParseError> from(const std::string& held) { return parse_date(held); }
};

template <class Tag>
struct ScalarText<Id<Tag>> {
  using Held = std::int64_t;
  static Held to(Id<Tag> value) { return value.value(); }
  static std::expected<Id<Tag>, ParseError> from(std::int64_t held) { return Id<Tag>{held}; }
};

// A whole number with its bounds, which are part of the documentation.
template <int Least, int Most>
struct Within {
  static constexpr int kLeast = Least, kMost = Most;
  int value = Least;
  // NOLINTNEXTLINE(google-explicit-constructor): it is read as the number that it is
  operator int() const { return value; }
};

template <int Least, int Most>
struct ScalarText<Within<Least, Most>> {
  using Held = std::int64_t;
  static Held to(Within<Least, Most> number) { return number.value; }
  static std::expected<Within<Least, Most>, ParseError> from(std::int64_t held) {
    if (held >= Least && held <= Most) return Within<Least, Most>{static_cast<int>(held)};
    return std::unexpected{
        ParseError{"", "expected a whole number from " + std::to_string(Least) + " to " + std::to_string(Most)}};
  }
};

template <DescribedEnum E>
struct ScalarText<E> {
  using Held = std::string;
  static std::vector<std::string_view> names() {
    std::vector<std::string_view> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto enumerator) { all.push_back(detail::member_name(enumerator.name)); });
    return all;
  }
  static Held to(E value) {
    std::string name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
      if (enumerator.value == value) name = detail::member_name(enumerator.name);
    });
    return name;
  }
  static std::expected<E, ParseError> from(const std::string& held) {
    std::optional<E> found;
    std::string known;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
      const auto name = detail::member_name(enumerator.name);
      if (name == held) found = enumerator.value;
      known.append(known.empty() ? "" : ", ").append(name);
    });
    if (!found) return std::unexpected{ParseError{"", excerpt(held) + " is none of " + known}};
    return *found;
  }
};

template <class T>
concept Scalar = requires { typename ScalarText<T>::Held; };

}  // namespace cinemarco::json
