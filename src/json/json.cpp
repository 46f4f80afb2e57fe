// SPDX-License-Identifier: MIT
// The parser's verdicts in our words.
#include "json/json.hpp"

#include "json/surrogates.hpp"
#include "json/utf8.hpp"

#include <algorithm>

namespace cinemarco::json {

std::expected<boost::json::value, ParseError> parse(std::string_view text, boost::json::storage_ptr storage) {
  boost::json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::json::parser parser{{}, options};
  parser.reset(storage);
  boost::system::error_code error;
  const auto read = parser.write_some(text.data(), text.size(), error);
  // Boost tells half a character by several codes, a plain syntax error among them.
  if (error) {
    if (const auto mended = mend_surrogates(text)) return json::parse(*mended, std::move(storage));
  }
  if (error == boost::json::error::too_deep) {
    return std::unexpected{ParseError{"", "JSON nested deeper than " + std::to_string(kMaxDepth) + " levels"}};
  }
  // A text cut behind "1." counts as a syntax error for Boost, but one at its end.
  if (error && (error == boost::json::error::incomplete || read == text.size())) {
    return std::unexpected{ParseError{"", "JSON ends too early, after byte " + std::to_string(text.size())}};
  }
  if (error) return std::unexpected{ParseError{"", "not JSON at byte " + std::to_string(read)}};
  if (text.find_first_not_of(" \t\r\n", read) != std::string_view::npos) {
    return std::unexpected{ParseError{"", "more text after the JSON, at byte " + std::to_string(read)}};
  }
  return parser.release();
}

std::expected<boost::json::value, ParseError> parse_mended(std::string_view text, boost::json::storage_ptr storage) {
  auto document = json::parse(text, storage);
  if (document) return document;
  // JSON allows no control character but white space, and that between values, where a space does as well.
  auto mended = mend_utf8(text).value_or(std::string{text});
  std::ranges::replace_if(mended, [](unsigned char c) { return c < ' '; }, ' ');
  return mended == text ? document : json::parse(mended, std::move(storage));
}

}  // namespace cinemarco::json
