// SPDX-License-Identifier: MIT
#include "json/json.hpp"

namespace cinemarco::json {

std::expected<boost::json::value, ParseError> parse(std::string_view text, boost::json::storage_ptr storage) {
  boost::json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::json::parser parser{{}, options};
  parser.reset(std::move(storage));
  boost::system::error_code error;
  const auto read = parser.write_some(text.data(), text.size(), error);
  if (!error && read == text.size() && !parser.done()) {
    return std::unexpected{ParseError{"", "JSON ends too early, at byte " + std::to_string(read)}};
  }
  if (error || read != text.size()) {
    return std::unexpected{ParseError{"", "not JSON at byte " + std::to_string(read)}};
  }
  return parser.release();
}

}  // namespace cinemarco::json
