// SPDX-License-Identifier: MIT
#include "api/web_app.hpp"

#include "http/deflate.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace cinemarco::api {

namespace {

constexpr std::string_view kPage = "/index.html";

// A build without the web app still says where things are.
constexpr std::string_view kPlainPage = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Cinemarco</title>
<main>
<h1>Cinemarco</h1>
<p>This build has no web app (CINEMARCO_WEB=OFF). The HTTP API is here:</p>
<ul>
<li><a href="/api/library?limit=50">Your library</a>
<li><a href="/api/up-next">Up next</a>
<li><a href="/api/plays">Every play</a>
<li><a href="/api/openapi.json">All there is, as an OpenAPI document</a>
</ul>
</main>
</html>
)";

// First segments at which the app has no page: what is not found there is an error for a program to read.
bool is_of_programs(const std::vector<std::string>& path) {
  static constexpr std::array<std::string_view, 5> kOurs{"api", "images", "metrics", "trakt", "assets"};
  return !path.empty() && std::ranges::find(kOurs, path.front()) != kOurs.end();
}

bool names_a_file(const std::vector<std::string>& path) {
  return !path.empty() && path.back().contains('.');
}

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const auto& segment : path) text += "/" + segment;
  return text.empty() ? "/" : text;
}

// The page with its addresses below `base`, which it also tells its scripts.
std::string mounted(std::string_view page, const std::string& base) {
  std::string text{page};
  for (const auto& [mark, with] : {std::pair<std::string_view, std::string>{"=\"/", "=\"" + base + "/"},
                                   {"data-base=\"\"", "data-base=\"" + base + "\""}}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + with.size())) {
      text.replace(at, mark.size(), with);
    }
  }
  return text;
}

http::Response response_of(const WebFile& file, std::string_view accept_encoding) {
  http::Response response;
  response.content_type = file.content_type;
  response.etag = file.etag;
  response.set("cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.gzip.empty()) {
    response.body = file.plain;
    return response;
  }
  response.set("vary", "accept-encoding");
  const auto packed = [&response](std::string_view coding, std::string_view body) {
    response.body = body;
    response.set("content-encoding", std::string{coding});
    response.etag.insert(response.etag.size() - 1, "-" + std::string{coding});  // other bytes, another tag
  };
  if (http::accepts(accept_encoding, "br")) {
    packed("br", file.brotli);
  } else if (http::accepts(accept_encoding, "gzip")) {
    packed("gzip", file.gzip);
  } else {
    response.body = file.plain;
  }
  return response;
}

}  // namespace

WebApp::WebApp(const std::string& base, std::span<const WebFile> files) : files_{files} {
  const auto* file = find(kPage);
  if (file != nullptr && base.empty()) return;  // as it was built, and compressed
  page_ = mounted(file != nullptr ? file->plain : kPlainPage, base);
  if (file == nullptr) return;
  page_etag_ = file->etag;
  page_etag_.insert(page_etag_.size() - 1, base);
}

const WebFile* WebApp::find(std::string_view path) const {
  const auto found = std::ranges::find(files_, path, &WebFile::path);
  return found == files_.end() ? nullptr : &*found;
}

std::optional<http::Response> WebApp::answer(const http::RequestHead& head) const {
  if (!http::is_safe(head.method)) return std::nullopt;
  const auto* file = find(joined(head.path));
  if (file == nullptr) {
    if (is_of_programs(head.path) || names_a_file(head.path)) return std::nullopt;
    file = find(kPage);
  }
  if (file == nullptr || (file->path == kPage && !page_.empty())) {
    http::Response response;
    response.content_type = "text/html; charset=utf-8";
    response.etag = page_etag_;
    if (!page_etag_.empty()) response.set("cache-control", "no-cache");
    response.body = page_;
    return response;
  }
  return response_of(*file, head.header("accept-encoding"));
}

}  // namespace cinemarco::api
