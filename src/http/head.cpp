// SPDX-License-Identifier: MIT
#include "http/head.hpp"

#include <boost/url/parse.hpp>

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
    default:
      return std::nullopt;
  }
}

std::string lower(std::string_view text) {
  std::string result{text};
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

std::unexpected<ParseError> bad(const char* path, std::string message) {
  return std::unexpected{ParseError{path, std::move(message)}};
}

}  // namespace

std::expected<RequestHead, ParseError> to_head(const beast::request_header<beast::fields>& header, std::string peer) {
  RequestHead head;
  const auto method = to_method(header.method());
  if (!method) return bad("method", "the method is none of GET, HEAD, POST, PUT, PATCH, DELETE");
  head.method = *method;
  head.peer = std::move(peer);
  head.target = header.target();

  const auto hosts = header.count(beast::field::host);
  if (hosts > 1 || (hosts == 0 && header.version() >= 11)) return bad("host", "HTTP/1.1 wants exactly one Host header");
  const auto url = boost::urls::parse_origin_form(head.target);
  if (!url) return bad("target", "the address is none: " + excerpt(head.target));
  // A slash at the end names the same thing as none.
  for (auto segment : url->encoded_segments()) {
    auto decoded = segment.decode();
    if (!decoded.empty()) head.path.push_back(std::move(decoded));
  }
  for (auto param : url->encoded_params()) {
    boost::urls::encoding_opts form;
    form.space_as_plus = true;
    head.query.emplace(param.key.decode(form), param.value.decode(form));
  }
  for (const auto& field : header) {
    const auto name = field.name_string();
    const auto value = field.value();
    head.headers.push_back({lower({name.data(), name.size()}), std::string{value.data(), value.size()}});
  }
  // Beast takes a request with any other coding for one without a body, and its body for the next request (RFC 9112
  // §6.1 and §6.3 want it refused).
  if (head.has("transfer-encoding") &&
      (header.version() < 11 || lower(head.header("transfer-encoding")) != "chunked")) {
    return bad("transfer-encoding", "the one transfer coding that is understood is \"chunked\", in HTTP/1.1");
  }
  if (const auto length = head.header("content-length"); !length.empty()) {
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc{} || end != length.data() + length.size()) {
      return bad("content-length", "Content-Length is no number");
    }
    head.content_length = size;
  }
  return head;
}

}  // namespace cinemarco::http
