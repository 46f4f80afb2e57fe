// SPDX-License-Identifier: MIT
// The file out of an uploaded form (multipart/form-data, RFC 7578). Own code, for Beast has none.
#pragma once

#include "domain/error.hpp"

#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace cinemarco::http {

struct MultipartForm {
  std::optional<std::filesystem::path> file;  // the first file of the form
  std::map<std::string, std::string> fields;  // its texts, each at most 4 KB
};

// Reads the body in pieces, whatever its size, and writes its file to `into`. More than 100 parts, a part's head of
// more than 8 KB and a body that ends before its end are errors.
[[nodiscard]] std::expected<MultipartForm, ParseError> split_multipart(const std::filesystem::path& body,
                                                                       std::string_view content_type,
                                                                       const std::filesystem::path& into);

}  // namespace cinemarco::http
