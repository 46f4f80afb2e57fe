// SPDX-License-Identifier: MIT
// Documents into described structs. Unknown members are ignored, missing or null ones leave an optional empty,
// a wrong type is a ParseError that names the path: "[17].movie.ids.tmdb: expected integer". An integer may be written
// as 7.0 or 7e0 (up to 2^52). Of two members of one name the last counts.
#pragma once

#include "domain/error.hpp"
#include "json/table.hpp"

#include <boost/json.hpp>

#include <expected>
#include <utility>

namespace cinemarco::json {

// Reads into `into`; on failure `path` in the error is where, relative to `from`. Missing or null vectors and maps are
// empty; every other member that may be absent must be an optional.
template <class T>
std::expected<void, ParseError> read_into(const boost::json::value& from, T& into) {
  return read_as(type_of<T>(), from, &into);
}

template <class T>
std::expected<T, ParseError> read(const boost::json::value& from) {
  T result{};
  if (auto done = read_into(from, result); !done) return std::unexpected{std::move(done.error())};
  return result;
}

}  // namespace cinemarco::json
