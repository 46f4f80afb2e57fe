// SPDX-License-Identifier: MIT
// The web app's files, built from ui/ and kept in the binary.
#pragma once

#include <span>
#include <string_view>

namespace cinemarco::api {

struct WebFile {
  std::string_view path;  // "/assets/app-1a2b.js"
  std::string_view content_type;
  std::string_view etag;   // in quotes
  bool immutable = false;  // its name changes with its content
  std::string_view plain;
  std::string_view gzip, brotli;  // empty for what does not shrink
};

// By path. Empty in a build without the web app (CINEMARCO_WEB=OFF).
[[nodiscard]] std::span<const WebFile> embedded_web_files();

}  // namespace cinemarco::api
