// SPDX-License-Identifier: MIT
// Described structs into documents, member by member, in the order of their description. JSON has no word for a number
// that is infinite or none: it is written as null.
#pragma once

#include "json/reader.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <cmath>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace cinemarco::json {

template <class T>
boost::json::value write(const T& from) {
  if constexpr (detail::is_optional<T>) {
    return from ? write(*from) : boost::json::value(nullptr);
  } else if constexpr (std::is_same_v<T, boost::json::value>) {
    return from;
  } else if constexpr (std::floating_point<T>) {
    return std::isfinite(from) ? boost::json::value(from) : boost::json::value(nullptr);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return boost::json::value(from);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return boost::json::value(boost::json::string_view{from});
  } else if constexpr (detail::is_vector<T>) {
    boost::json::array array;
    array.reserve(from.size());
    for (const auto& item : from) array.push_back(write(item));
    return array;
  } else if constexpr (detail::is_string_map<T>) {
    boost::json::object object;
    for (const auto& [key, value] : from) object.emplace(key, write(value));
    return object;
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    boost::json::object object;
    using Members =
        boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>(
        [&](auto member) { object.emplace(detail::member_name(decltype(member)::name), write(from.*member.pointer)); });
    return object;
  }
}

}  // namespace cinemarco::json
