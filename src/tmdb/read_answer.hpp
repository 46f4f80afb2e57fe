// SPDX-License-Identifier: MIT
// TMDB's JSON as the structs of wire.hpp: fresh from TMDB, or out of the cache.
#pragma once

#include "json/json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

namespace cinemarco::tmdb {

// A cached text as a wire struct; a damaged one is as good as none.
template <class T>
std::optional<T> reread(const std::string& text) {
  auto value = json::parse_as<T>(text);
  if (!value) return std::nullopt;
  return std::move(*value);
}

template <class T>
T read_answer(const boost::json::value& value, const std::string& what) {
  return value_or_throw(json::read<T>(value), ErrorCode::upstream,
                        fmt::format("TMDB's answer for {} cannot be read: ", what));
}

}  // namespace cinemarco::tmdb
