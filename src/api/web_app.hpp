// SPDX-License-Identifier: MIT
// Serves the web app: its files, and its page at every address that is not the API's.
#pragma once

#include "api/web_files.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <optional>
#include <span>
#include <string>

namespace cinemarco::api {

// Safe from any thread.
class WebApp {
 public:
  // `base` is where it is mounted: "/cinemarco", or "" for the root.
  explicit WebApp(const std::string& base, std::span<const WebFile> files = embedded_web_files());

  // A file of the app; or its page, which makes of an address what a person sees there. Empty where neither belongs:
  // under /api, /images and the like, and for files that are not there.
  [[nodiscard]] std::optional<http::Response> answer(const http::RequestHead& head) const;

 private:
  [[nodiscard]] const WebFile* find(std::string_view path) const;
  std::span<const WebFile> files_;
  std::string page_, page_etag_;  // what stands at every address of the app
};

}  // namespace cinemarco::api
