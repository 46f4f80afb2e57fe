// SPDX-License-Identifier: MIT
// A request and a response as the handlers see them, without any word of sockets.
#pragma once

#include "sandbox/body.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinemarco::sandbox {

enum class Service : std::uint8_t { trakt, auth, tmdb, images, control };
inline constexpr std::size_t kServices = 5;
std::string_view name_of(Service service);
Service service_of(std::string_view path);

struct Request {
  std::string method;
  std::string target;  // as it came
  std::string path;    // decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> headers;  // names spelled as they came
  std::string body;

  /// The header's value, found whatever its case; nothing where it is missing.
  std::optional<std::string_view> header(std::string_view name) const;
  std::optional<std::string_view> parameter(std::string_view name) const;
  std::string_view parameter_or(std::string_view name, std::string_view other) const;
};

/// Splits a target into path and query, percent-decoded.
void read_target(std::string_view target, Request& request);
bool same_ignoring_case(std::string_view a, std::string_view b);
std::string percent_decoded(std::string_view text, bool plus_is_space);
std::string percent_encoded(std::string_view text);
std::string lower_case(std::string_view text);

/// What becomes of a response on the wire.
enum class Fate : std::uint8_t { sent, stalled, reset, cut_short };

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string headers;  // further lines, each "name: value\r\n"
  std::shared_ptr<const Body> body;
  Fate fate = Fate::sent;
  bool zip_unasked = false;  // gzip bytes without Content-Encoding (docs/tmdb.md#gzip-without-a-header)

  void add_header(std::string_view name, std::string_view value);
};

Response json_response(int status, std::string body);
Response html_response(int status, std::string body);
Response text_response(int status, std::string body);

}  // namespace cinemarco::sandbox
