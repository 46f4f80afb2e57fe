// SPDX-License-Identifier: MIT
// What comes over the line, as what a handler's parameters say: path segments, query parameters, JSON bodies.
#pragma once

#include "api/moments.hpp"
#include "domain/error.hpp"
#include "http/request.hpp"
#include "json/json.hpp"
#include "json/schema.hpp"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <charconv>
#include <concepts>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::api {

// The query parameters as a described struct. Members that are optional may be left out; an unknown parameter was
// refused before (Application), for a mistyped filter must not pass for none.
template <class T>
struct Query {
  T value;
  const T* operator->() const { return &value; }
  const T& operator*() const { return value; }
};

// The JSON body as a described struct; unknown members are refused as above.
template <class T>
struct Body {
  T value;
  const T* operator->() const { return &value; }
  const T& operator*() const { return value; }
};

// How many rows a page has, where it was asked for.
using Limit = json::Within<1, 200>;
inline constexpr int kUsualPage = 50;

// A number that may have been given to something: they begin at 1. Throws Error{not_found} for one that never was.
template <class Number>
Number made_once(Number number, std::string_view of_what) {
  std::int64_t value = 0;
  if constexpr (std::integral<Number>) {
    value = number;
  } else {
    value = number.value();
  }
  if (value >= 1) return number;
  throw Error{ErrorCode::not_found, "There is no " + std::string{of_what} + " " + std::to_string(value) + "."};
}

namespace detail {

template <class T>
inline constexpr bool is_query = false;
template <class T>
inline constexpr bool is_query<Query<T>> = true;
template <class T>
inline constexpr bool is_body = false;
template <class T>
inline constexpr bool is_body<Body<T>> = true;

// The names of T's members, as a sentence may list them.
template <class T>
std::vector<std::string> member_names() {
  std::vector<std::string> names;
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>(
      [&](auto member) { names.emplace_back(json::detail::member_name(decltype(member)::name)); });
  return names;
}

// Throws Error{invalid} that names the stranger and those that are known.
void refuse_unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known);

// "true", "True", "1"; "false", "FALSE", "0".
[[nodiscard]] std::optional<bool> read_bool(std::string_view text);

// A plus in an address is a blank: the one in an instant's zone gets lost.
template <class T>
std::string plus_hint(std::string_view text) {
  const bool lost = (std::is_same_v<T, Instant> || std::is_same_v<T, DayOrInstant>) && text.contains(' ');
  return lost ? ". A \"+\" in an address is a blank: write %2B" : "";
}

// One value out of plain text. Throws Error{invalid}; `name` stands in its message.
template <class T>
T read_text(std::string_view name, const std::string& text) {
  const auto wrong = [&](const std::string& why) -> Error {
    return Error{ErrorCode::invalid, "\"" + std::string{name} + "\" is " + excerpt(text) + ": " + why + "."};
  };
  if constexpr (json::detail::is_optional<T>) {
    return read_text<typename T::value_type>(name, text);
  } else if constexpr (json::Scalar<T>) {
    using Held = typename json::ScalarText<T>::Held;
    auto value = json::ScalarText<T>::from(read_text<Held>(name, text));
    if (!value) throw wrong(value.error().text() + plus_hint<T>(text));
    return *value;
  } else if constexpr (std::is_same_v<T, std::string>) {
    return text;
  } else if constexpr (std::is_same_v<T, bool>) {
    if (const auto truth = read_bool(text)) return *truth;
    throw wrong("expected true or false");
  } else {
    static_assert(std::integral<T>);
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) throw wrong("expected a whole number");
    return number;
  }
}

template <class T>
T read_query(const http::RequestHead& head) {
  T value{};
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Member = std::remove_cvref_t<decltype(value.*member.pointer)>;
    const std::string name{json::detail::member_name(decltype(member)::name)};
    const auto [first, last] = head.query.equal_range(name);
    if constexpr (json::detail::is_vector<Member>) {
      for (auto given = first; given != last; ++given) {
        (value.*member.pointer).push_back(read_text<typename Member::value_type>(name, given->second));
      }
    } else {
      if (first == last) {
        if constexpr (!json::detail::is_optional<Member>) {
          throw Error{ErrorCode::invalid, "The query parameter \"" + name + "\" is missing."};
        }
      } else if (std::next(first) != last) {
        throw Error{ErrorCode::invalid, "The query parameter \"" + name + "\" is given more than once."};
      } else if (!json::detail::is_optional<Member> || !first->second.empty()) {  // "?type=" filters by nothing
        value.*member.pointer = read_text<Member>(name, first->second);
      }
    }
  });
  return value;
}

// The texts of a form as T's query parameters, for those who send both in one.
template <class T>
void read_fields(const std::map<std::string, std::string>& fields, T& into) {
  const auto known = member_names<T>();
  using Members =
      boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
  for (const auto& [name, text] : fields) {
    if (std::ranges::find(known, name) == known.end()) refuse_unknown("field", name, known);
    if (text.empty()) continue;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      using Member = std::remove_cvref_t<decltype(into.*member.pointer)>;
      if (json::detail::member_name(decltype(member)::name) != name) return;
      if (into.*member.pointer) throw Error{ErrorCode::invalid, "\"" + name + "\" is given more than once."};
      into.*member.pointer = read_text<Member>(name, text);
    });
  }
}

// The body's JSON object. Throws Error{invalid} for another content type or broken JSON.
[[nodiscard]] boost::json::value read_json(const http::Request& request);

template <class T>
T read_body(const http::Request& request) {
  const auto document = read_json(request);
  if (const auto* object = document.if_object()) {
    const auto known = member_names<T>();
    for (const auto& member : *object) {
      const std::string_view name{member.key().data(), member.key().size()};
      if (std::ranges::find(known, name) == known.end()) refuse_unknown("member", name, known);
    }
  }
  return value_or_throw(json::read<T>(document), ErrorCode::invalid, "The body of the request: ");
}

}  // namespace detail
}  // namespace cinemarco::api
