// SPDX-License-Identifier: MIT
// JSON in and out of described structs (Boost.Describe): lenient in, exact out.
#pragma once

#include "domain/error.hpp"
#include "json/reader.hpp"
#include "json/writer.hpp"

#include <boost/json.hpp>

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace cinemarco::json {

// Deepest nesting that is read; real answers stay below 12.
inline constexpr std::size_t kMaxDepth = 64;

// Text to a document; the error says at which byte it broke. The text must be UTF-8 and hold one value. Integers are
// exact from INT64_MIN to UINT64_MAX; of a number with a fraction the last of 16 or 17 digits may come out one off
// (Boost 1.81). Half characters (\ud83d without its partner) are read as U+FFFD.
[[nodiscard]] std::expected<boost::json::value, ParseError> parse(std::string_view text,
                                                                  boost::json::storage_ptr storage = {});

// The same for texts of others: a byte that is no UTF-8 is read as U+FFFD, and a bare control character as a space, so
// that one letter costs no row.
[[nodiscard]] std::expected<boost::json::value, ParseError> parse_mended(std::string_view text,
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
  std::string text;
  append_text(text, value);
  return text;
}

}  // namespace cinemarco::json
