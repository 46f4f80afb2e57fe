// SPDX-License-Identifier: MIT
#include "net/url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace cinemarco::net {

namespace {

using Url = std::unique_ptr<CURLU, void (*)(CURLU*)>;

Url parse(const std::string& text) {
  Url url{::curl_url(), ::curl_url_cleanup};
  if (!url || ::curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) url.reset();
  return url;
}

std::string part(const Url& url, CURLUPart which) {
  char* text = nullptr;
  if (!url || ::curl_url_get(url.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> owner{text, ::curl_free};
  return text;
}

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    if (is_unreserved(c)) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return result;
}

std::string with_query(std::string url, std::string_view name, std::string_view value) {
  url += url.find('?') == std::string::npos ? '?' : '&';
  return url + percent_encode(name) + '=' + percent_encode(value);
}

std::string without_query(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const auto scheme = url.find("://");
  const auto host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const auto user_end = url.substr(0, url.find('/', host)).rfind('@');
  if (user_end == std::string_view::npos || user_end < host) return std::string{url};
  return std::string{url.substr(0, host)}.append(url.substr(user_end + 1));
}

std::string host_of(std::string_view url) {
  auto shown = without_query(url);
  const auto scheme = shown.find("://");
  if (scheme == std::string::npos) return shown;
  shown.erase(0, scheme + 3);
  return shown.substr(0, shown.find('/'));
}

bool is_http(std::string_view url) {
  const auto has = [url](std::string_view scheme) {
    return url.size() > scheme.size() && std::ranges::equal(url.substr(0, scheme.size()), scheme, [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
           });
  };
  return has("http://") || has("https://");
}

bool is_loopback(std::string_view url) {
  auto host = host_of(url);
  if (host.starts_with("[::1]")) return true;
  host.resize(std::min(host.size(), host.find(':')));
  return host == "localhost" || host.ends_with(".localhost") ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

std::optional<std::string> resolve(const std::string& base, std::string_view location) {
  const auto url = parse(base);
  if (!url || ::curl_url_set(url.get(), CURLUPART_URL, std::string{location}.c_str(), 0) != CURLUE_OK) {
    return std::nullopt;
  }
  char* text = nullptr;
  if (::curl_url_get(url.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) return std::nullopt;
  const std::unique_ptr<char, void (*)(void*)> owner{text, ::curl_free};
  return text;
}

bool same_origin(const std::string& a, const std::string& b) {
  const auto first = parse(a);
  const auto second = parse(b);
  return first && second && part(first, CURLUPART_SCHEME) == part(second, CURLUPART_SCHEME) &&
         part(first, CURLUPART_HOST) == part(second, CURLUPART_HOST) &&
         part(first, CURLUPART_PORT) == part(second, CURLUPART_PORT);
}

}  // namespace cinemarco::net
