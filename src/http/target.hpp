// SPDX-License-Identifier: MIT
// The address of a request as people type it and browsers write it.
#pragma once

#include "domain/error.hpp"

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::http {

struct Target {
  std::string text;                               // path and query, percent-encoded where it was not
  std::string host;                               // of the absolute form, "example.org:80"; else ""
  std::vector<std::string> path;                  // decoded segments, the empty ones left out
  std::multimap<std::string, std::string> query;  // decoded
};

// "/library?q=[REC]", "http://host/library" or "*". Like the URL Standard's, its queries and paths may hold every byte
// but controls, blanks and "#"; a "%" must begin an escape.
[[nodiscard]] std::expected<Target, ParseError> read_target(std::string_view text);

}  // namespace cinemarco::http
