// SPDX-License-Identifier: MIT
// The head of a request, from a stranger's bytes to the answer who asks: as the server's front reads it.
#include "domain/error.hpp"
#include "fuzz/input.hpp"
#include "http/conditional.hpp"
#include "http/deflate.hpp"
#include "http/direct.hpp"
#include "http/head.hpp"
#include "http/host.hpp"
#include "http/proxy.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>

namespace {

using namespace cinemarco;

void check_head(const http::RequestHead& head) {
  fuzz::require(std::ranges::all_of(head.target, [](char c) { return c > ' ' && c < '\x7F'; }), "an address is plain");
  for (const auto& header : head.headers) {
    fuzz::require(std::ranges::none_of(header.name, [](char c) { return c >= 'A' && c <= 'Z'; }), "names are small");
  }
  fuzz::require(head.version < 11 || head.has("host"), "HTTP/1.1 names its host");
  for (const auto& value : head.cookies("session")) fuzz::require(!value.contains(';'), "a cookie ends at its end");
  static_cast<void>(http::names(head.header("if-none-match"), "\"a\""));
  static_cast<void>(http::accepts_gzip(head.header("accept-encoding")));
  if (const auto host = http::parse_host(head.header("host"))) {
    static_cast<void>(http::sign_of_another_site(head, *host, head.header("host")));
  }
}

void check_asker(http::RequestHead head) {
  head.peer = "127.0.0.1";
  const auto proxies = http::TrustedProxies::parse("127.0.0.1");
  const auto nobody = http::origin_of(head, {});
  fuzz::require(nobody.address == head.peer && !nobody.https, "without trust a header says nothing");
  const auto told = http::origin_of(head, *proxies);
  fuzz::require(http::is_address(told.address), "who asks is an address");
  if (!http::sign_of_a_stranger(head)) {
    const auto host = http::parse_host(head.header("host"));
    fuzz::require(host && http::is_loopback_name(host->name), "only a name of this machine comes in");
    fuzz::require(told.address == head.peer && !told.https, "who comes in came through no proxy");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  boost::beast::http::request_parser<boost::beast::http::empty_body> parser;
  parser.eager(false);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(data, size), error);
  if (error) {
    if (const auto refusal = http::refusal_of(error)) fuzz::require(refusal->status >= 400, "a refusal is one");
    return 0;
  }
  if (!parser.is_header_done()) return 0;
  http::RequestHead head;
  if (const auto refused = http::read_head(parser.get(), head)) {
    fuzz::require_utf8(refused->message);
    return 0;
  }
  check_head(head);
  check_asker(head);
  return 0;
}
