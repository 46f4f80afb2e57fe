// SPDX-License-Identifier: MIT
// Reads `.env` files: NAME=value lines, `#` comments, optional quotes and a leading `export`.
#pragma once

#include "domain/error.hpp"

#include <expected>
#include <map>
#include <string>
#include <string_view>

namespace cinemarco::cli {

// The error names the line. A value in quotes is taken as it stands between them.
[[nodiscard]] std::expected<std::map<std::string, std::string>, ParseError> parse_dotenv(std::string_view text);

}  // namespace cinemarco::cli
