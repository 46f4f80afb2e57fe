// SPDX-License-Identifier: MIT
// The files out of an uploaded form (multipart/form-data, RFC 7578). Own code, for Beast has none.
#pragma once

#include "domain/error.hpp"

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::http {

struct FormFile {
  std::filesystem::path file;  // where it was written
  std::string name;            // what its sender calls it, folders of a dropped folder included; never to be trusted
};

struct MultipartForm {
  std::vector<FormFile> files;                // in their order
  std::map<std::string, std::string> fields;  // its texts, each at most 4 KB
};

// Reads the body in pieces, whatever its size, and writes its files into the folder `into`, each under its number. More
// than 5,000 files (a large export has 2,000: docs/trakt.md#how-large-an-export-is) or 100 texts, a text given twice, a
// part's head of more than 8 KB and a body that ends before its end are errors.
[[nodiscard]] std::expected<MultipartForm, ParseError> split_multipart(const std::filesystem::path& body,
                                                                       std::string_view content_type,
                                                                       const std::filesystem::path& into);

}  // namespace cinemarco::http
