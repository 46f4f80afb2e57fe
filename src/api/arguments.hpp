// SPDX-License-Identifier: MIT
// What comes over the line, as what a handler's parameters say: path segments, query parameters, JSON bodies.
#pragma once

#include "api/moments.hpp"
#include "domain/error.hpp"
#include "http/request.hpp"
#include "json/json.hpp"
#include "json/schema.hpp"

#include <concepts>
#include <cstdint>
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

// Throws Error{invalid} that names the stranger and those that are known.
void refuse_unknown(std::string_view kind, std::string_view name, const std::vector<std::string>& known);

// One value out of plain text, into the object of `type`. Throws Error{invalid}; `name` stands in its message.
void read_text_as(const json::Type& type, std::string_view name, const std::string& text, void* into);
// The query parameters into the struct of `type`. Throws Error{invalid} for one that is missing, wrong or doubled.
void read_query_as(const json::Type& type, const http::RequestHead& head, void* into);
// The texts of a form as query parameters, for those who send both in one.
void read_fields_as(const json::Type& type, const std::map<std::string, std::string>& fields, void* into);
// The body's JSON object. Throws Error{invalid} for another content type, broken JSON, or a member not known.
void read_body_as(const json::Type& type, const http::Request& request, void* into);

template <class T>
T read_text(std::string_view name, const std::string& text) {
  T value{};
  read_text_as(json::type_of<T>(), name, text, &value);
  return value;
}
template <class T>
T read_query(const http::RequestHead& head) {
  T value{};
  read_query_as(json::type_of<T>(), head, &value);
  return value;
}
template <class T>
void read_fields(const std::map<std::string, std::string>& fields, T& into) {
  read_fields_as(json::type_of<T>(), fields, &into);
}
template <class T>
T read_body(const http::Request& request) {
  T value{};
  read_body_as(json::type_of<T>(), request, &value);
  return value;
}

}  // namespace detail
}  // namespace cinemarco::api
