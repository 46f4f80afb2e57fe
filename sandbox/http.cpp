// SPDX-License-Identifier: MIT
// Splitting targets and finding headers: the small change of HTTP.
#include "sandbox/http.hpp"

#include <algorithm>
#include <array>

namespace cinemarco::sandbox {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

Response plain(int status, std::string_view type, std::string body) {
  Response response;
  response.status = status;
  response.content_type = type;
  response.body = std::make_shared<Body>(std::move(body));
  return response;
}

}  // namespace

std::string_view name_of(Service service) {
  static constexpr std::array<std::string_view, kServices> kNames{"trakt", "auth", "tmdb", "images", "control"};
  return kNames.at(static_cast<std::size_t>(service));
}

Service service_of(std::string_view path) {
  if (path.starts_with("/trakt/")) return Service::trakt;
  if (path.starts_with("/auth/")) return Service::auth;
  if (path.starts_with("/3/")) return Service::tmdb;
  if (path.starts_with("/t/p/")) return Service::images;
  return Service::control;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string lower_case(std::string_view text) {
  std::string result{text};
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

std::string percent_decoded(std::string_view text, bool plus_is_space) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      result.push_back(static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
      i += 2;
    } else {
      result.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return result;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain_char =
        (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || std::string_view{"-._~"}.contains(c);
    if (plain_char) {
      result.push_back(c);
    } else {
      result.push_back('%');
      result.push_back(kDigits[byte / 16U]);
      result.push_back(kDigits[byte % 16U]);
    }
  }
  return result;
}

void read_target(std::string_view target, Request& request) {
  request.target = target;
  const auto mark = target.find('?');
  request.path = percent_decoded(target.substr(0, mark), false);
  if (mark == std::string_view::npos) return;
  auto rest = target.substr(mark + 1);
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    request.query.emplace_back(percent_decoded(pair.substr(0, equals), true), percent_decoded(value, true));
  }
}

std::optional<std::string_view> Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_ignoring_case(key, name)) return value;
  }
  return {};
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return {};
}

std::string_view Request::parameter_or(std::string_view name, std::string_view other) const {
  return parameter(name).value_or(other);
}

void Response::add_header(std::string_view name, std::string_view value) {
  headers.append(name).append(": ").append(value).append("\r\n");
}

Response json_response(int status, std::string body) {
  return plain(status, "application/json; charset=utf-8", std::move(body));
}

Response html_response(int status, std::string body) {
  return plain(status, "text/html; charset=UTF-8", std::move(body));
}

Response text_response(int status, std::string body) {
  return plain(status, "text/plain; charset=utf-8", std::move(body));
}

}  // namespace cinemarco::sandbox
