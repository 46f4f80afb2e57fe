// SPDX-License-Identifier: MIT
#include "http/head.hpp"

#include "domain/lower_case.hpp"
#include "http/problem.hpp"
#include "http/target.hpp"

#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace cinemarco::http {

namespace {

namespace beast = boost::beast::http;

std::optional<Method> to_method(beast::verb verb) {
  switch (verb) {
    case beast::verb::get:
      return Method::get;
    case beast::verb::head:
      return Method::head;
    case beast::verb::post:
      return Method::post;
    case beast::verb::put:
      return Method::put;
    case beast::verb::patch:
      return Method::patch;
    case beast::verb::delete_:
      return Method::del;
    case beast::verb::options:
      return Method::options;
    default:
      return std::nullopt;
  }
}

// The target of the absolute form names the host again (RFC 9112, 3.2.2). Of two names the sender means only one: which
// is for nobody to guess.
bool agrees(const RequestHead& head, const std::string& host) {
  return host.empty() || !head.has("host") || lower_case(head.header("host")) == lower_case(host);
}

}  // namespace

std::optional<ParseError> read_head(const beast::request_header<beast::fields>& header, RequestHead& head) {
  const auto method = to_method(header.method());
  if (!method) return ParseError{"method", "the method is none of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"};
  head.method = *method;
  head.version = static_cast<int>(header.version());

  const auto hosts = header.count(beast::field::host);
  if (hosts > 1 || (hosts == 0 && header.version() >= 11)) {
    return ParseError{"host", "HTTP/1.1 wants exactly one Host header"};
  }
  const auto sent = header.target();
  auto target = read_target({sent.data(), sent.size()});
  if (!target) return std::move(target.error());
  head.target = std::move(target->text);
  head.path = std::move(target->path);
  head.query = std::move(target->query);
  if (head.target == "*" && head.method != Method::options) {
    return ParseError{"target", "only OPTIONS has \"*\" for its address"};
  }
  for (const auto& field : header) {
    const auto name = field.name_string();
    const auto value = field.value();
    head.headers.push_back({lower_case({name.data(), name.size()}), std::string{value.data(), value.size()}});
  }
  if (!agrees(head, target->host)) return ParseError{"target", "the address and the Host header name two hosts"};
  if (!head.has("host") && !target->host.empty()) head.headers.push_back({"host", std::move(target->host)});
  // Beast takes a request with any other coding for one without a body, and its body for the next request (RFC 9112,
  // 6.1 and 6.3 want it refused).
  if (head.has("transfer-encoding") &&
      (header.version() < 11 || lower_case(head.header("transfer-encoding")) != "chunked")) {
    return ParseError{"transfer-encoding", "the one transfer coding that is understood is \"chunked\", in HTTP/1.1"};
  }
  if (const auto length = head.header("content-length"); !length.empty()) {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc{} || end != length.data() + length.size()) {
      return ParseError{"content-length", "Content-Length is no number"};
    }
    head.content_length = size;
  }
  return std::nullopt;
}

std::optional<Response> refusal_of(boost::system::error_code error) {
  if (error == beast::error::header_limit || error == beast::error::buffer_overflow) {
    return refusal(431, "The head of the request is larger than 16 KB. Send fewer or smaller headers and cookies.");
  }
  if (error == beast::error::body_limit) {
    return refusal(413, "The body of the request is larger than this address takes.");
  }
  static const auto& http_errors = beast::make_error_code(beast::error::bad_method).category();
  if (error == beast::error::end_of_stream || error == beast::error::partial_message ||
      error.category() != http_errors) {
    return std::nullopt;
  }
  return refusal(400, "Not a valid HTTP/1.1 request: " + error.message() + ".");
}

}  // namespace cinemarco::http
