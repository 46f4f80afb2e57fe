// SPDX-License-Identifier: MIT
// Described structs straight to JSON text, member by member, in the order of their description. JSON has no word for a
// number that is infinite or none: it is written as null.
#pragma once

#include "json/scalars.hpp"
#include "json/utf8.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <fmt/format.h>

#include <cmath>
#include <concepts>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace cinemarco::json {

namespace detail {

inline void append_string(std::string& out, std::string_view text) {
  bool is_ascii = true;
  bool is_plain = true;
  for (const char c : text) {
    is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    is_plain = is_plain && static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  }
  // Names in archives and headers of clients are bytes; JSON is UTF-8.
  std::optional<std::string> mended;
  if (!is_ascii) mended = mend_utf8(text);
  if (mended) text = *mended;
  if (!is_plain) {
    out += boost::json::serialize(boost::json::string_view{text.data(), text.size()});
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

}  // namespace detail

// Puts the value's JSON at the end of `out`.
template <class T>
void append_text(std::string& out, const T& from) {
  if constexpr (detail::is_optional<T>) {
    if (from) {
      append_text(out, *from);
    } else {
      out += "null";
    }
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    out += boost::json::serialize(from);
  } else if constexpr (Scalar<T>) {
    append_text(out, ScalarText<T>::to(from));
  } else if constexpr (std::is_same_v<T, bool>) {
    out += from ? "true" : "false";
  } else if constexpr (std::integral<T> || std::floating_point<T>) {
    if (std::floating_point<T> && !std::isfinite(static_cast<double>(from))) {
      out += "null";
    } else {
      fmt::format_to(std::back_inserter(out), "{}", from);
    }
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    detail::append_string(out, from);
  } else if constexpr (detail::is_vector<T>) {
    char before = '[';
    for (const auto& item : from) {
      out += before;
      append_text(out, item);
      before = ',';
    }
    out += from.empty() ? "[]" : "]";
  } else if constexpr (detail::is_string_map<T>) {
    char before = '{';
    for (const auto& [key, value] : from) {
      out += before;
      detail::append_string(out, key);
      out += ':';
      append_text(out, value);
      before = ',';
    }
    out += from.empty() ? "{}" : "}";
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    char before = '{';
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      out += before;
      detail::append_string(out, detail::member_name(decltype(member)::name));
      out += ':';
      append_text(out, from.*member.pointer);
      before = ',';
    });
    out += before == '{' ? "{}" : "}";
  }
}

}  // namespace cinemarco::json
