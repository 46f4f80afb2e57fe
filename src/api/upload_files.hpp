// SPDX-License-Identifier: MIT
// What a request brings as files: which requests do, and the files of a form under the names of whoever sent them.
#pragma once

#include "exchange/uploads.hpp"
#include "http/multipart.hpp"
#include "http/request.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cinemarco::api {

// Where an address takes options as well as files (docs/contract.md#options-or-a-file): a JSON body is options, and so
// is no body and no content type; anything else is a file, also one of nothing.
[[nodiscard]] bool brings_file(const http::RequestHead& head) noexcept;
// A form (multipart/form-data), in any case of letters.
[[nodiscard]] bool is_form(const http::RequestHead& head) noexcept;
[[nodiscard]] bool is_text(const http::RequestHead& head) noexcept;  // text/plain

struct Arranged {
  std::filesystem::path path;  // a file, or a folder
  std::string name;            // what the user calls it; empty where nobody said
};

// Moves the files of a form to where they are kept: one by itself, several as one folder with their own names and
// folders, as far as these stay in it. The caller owns what is made. Throws Error{invalid} for an archive or a database
// that is not alone, and for one file of nothing; Error{internal} where there is no room.
[[nodiscard]] Arranged arrange(exchange::Uploads& uploads, const std::vector<http::FormFile>& files);

}  // namespace cinemarco::api
