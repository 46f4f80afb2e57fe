// SPDX-License-Identifier: MIT
// JSON in and out of described structs (Boost.Describe): lenient in, exact out.
#pragma once

#include <boost/json.hpp>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "domain/error.hpp"
#include "json/reader.hpp"
#include "json/writer.hpp"

namespace cinemarco::json {

// Deepest nesting that is read; real answers stay below 12.
inline constexpr std::size_t kMaxDepth = 64;

// Text to a document; the error says at which byte it broke.
[[nodiscard]] std::expected<boost::json::value, ParseError> parse(std::string_view text,
                                                                  boost::json::storage_ptr storage = {});

// Text straight to a described struct (or a vector of such).
template <class T>
std::expected<T, ParseError> parse_as(std::string_view text) {
  boost::json::monotonic_resource memory;
  auto document = parse(text, &memory);
  if (!document) return std::unexpected{std::move(document.error())};
  return read<T>(*document);
}

// A described struct as compact JSON text. Empty optionals are written as null.
template <class T>
std::string to_text(const T& value) {
  return boost::json::serialize(write(value));
}

}  // namespace cinemarco::json
