// SPDX-License-Identifier: MIT
#include "net/url.hpp"

#include <curl/curl.h>

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
  return std::string{url.substr(0, url.find_first_of("?#"))};
}

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return without_query(url);
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const auto user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  return std::string{host};
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
