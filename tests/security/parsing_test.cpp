// SPDX-License-Identifier: MIT
// Requests by hand, each followed by another one on the same connection: whatever the first is, the server and a proxy
// before it must agree where it ends. (tests/http/hostile_test.cpp has those whose end is ambiguous.)
#include "security/guarded.hpp"

#include <vector>

namespace cinemarco::test {
namespace {

using namespace std::string_literals;

struct Shape {
  const char* description;
  std::string request;
  int status;  // of its answer
};

const std::string kNext = "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

std::string get(const std::string& headers = {}, const std::string& version = "HTTP/1.1") {
  return "GET /api/health " + version + "\r\nHost: localhost\r\n" + headers + "\r\n";
}

std::string log_in(const std::string& headers, const std::string& body) {
  return "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers + "\r\n" +
         body;
}

std::string chunked(const std::string& body) {
  return log_in("Transfer-Encoding: chunked\r\n", body);
}

// All answers over one connection.
std::string answers(Served& served, const std::string& request) {
  return raw(served, request + kNext);
}

TEST(Parsing, what_is_no_request_is_refused_and_ends_the_connection) {
  Guarded guarded;
  const Shape shapes[] = {
      {"a tab before the colon", log_in("Content-Length\t: 2\r\n", "{}"), 400},
      {"a blank in a length", log_in("Content-Length: 2 2\r\n", "{}"), 400},
      {"a length of a fraction", log_in("Content-Length: 2.0\r\n", "{}"), 400},
      {"a length with an exponent", log_in("Content-Length: 2e0\r\n", "{}"), 400},
      {"a list of one length", log_in("Content-Length: 2,\r\n", "{}"), 400},
      {"a coding with a parameter", log_in("Transfer-Encoding: chunked;q=1\r\n", "2\r\n{}\r\n0\r\n\r\n"), 400},
      {"a coding and a comma", log_in("Transfer-Encoding: chunked,\r\n", "2\r\n{}\r\n0\r\n\r\n"), 400},
      {"a comma and a coding", log_in("Transfer-Encoding: ,chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"), 400},
      {"two codings in two headers",
       log_in("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"), 400},
      {"a chunk size with 0x", chunked("0x2\r\n{}\r\n0\r\n\r\n"), 400},
      {"a chunk size with a sign", chunked("+2\r\n{}\r\n0\r\n\r\n"), 400},
      {"a chunk size of nothing", chunked("\r\n{}\r\n0\r\n\r\n"), 400},
      {"a chunk that goes on", chunked("2\r\n{}{}\r\n0\r\n\r\n"), 400},
      {"a CR alone behind a chunk", chunked("2\r\n{}\r0\r\n\r\n"), 400},
      {"a trailer that names a length", chunked("2\r\n{}\r\n0\r\nContent-Length: 1000\r\n\r\n"), 400},
      {"a NUL in a chunk size", chunked("2\0\r\n{}\r\n0\r\n\r\n"s), 400},
      {"an LF alone ends the first line", "GET /api/health HTTP/1.1\nHost: localhost\r\n\r\n", 400},
      {"a CR alone ends the first line", "GET /api/health HTTP/1.1\rHost: localhost\r\n\r\n", 400},
      {"a NUL in the first line", "GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n"s, 400},
      {"no version", "GET /api/health\r\nHost: localhost\r\n\r\n", 400},
      {"HTTP/1.2", get({}, "HTTP/1.2"), 400},
      {"HTTP/2.0", get({}, "HTTP/2.0"), 400},
      {"HTTP/3", get({}, "HTTP/3"), 400},
      {"a version in small letters", get({}, "http/1.1"), 400},
      {"a version with a blank", get({}, "HTTP/1. 1"), 400},
      {"two blanks", "GET  /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"tabs for blanks", "GET\t/api/health\tHTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"a blank before the method", " GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"a method in small letters", "get /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
      {"TRACE", "TRACE /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
      {"a method of nobody's", "SMUGGLE /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
      {"a header without a colon", get("Nonsense\r\n"), 400},
      {"a header without a name", get(": value\r\n"), 400},
      {"a header's name with a blank", get("X Y: z\r\n"), 400},
      {"a header's name in other letters", get("X\xC3\xA9: z\r\n"), 400},
      {"a control letter in a value", get("X: \x01\r\n"), 400},
      {"DEL in a value", get("X: \x7F\r\n"), 400},
      {"GET of *", "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"an address with its fragment", "GET /api/health#x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"an address of another scheme", "GET ftp://localhost/api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"a user in the address", "GET http://me@localhost/api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
  };
  for (const auto& [description, request, status] : shapes) {
    const auto text = answers(guarded.served, request);
    EXPECT_EQ(status_of(text), status) << description << ": " << text;
    EXPECT_EQ(answers_in(text), 1) << description << ": " << text;
    EXPECT_TRUE(text.contains("connection: close\r\n")) << description << ": " << text;
  }
}

TEST(Parsing, what_is_a_request_ends_where_it_says) {
  Guarded guarded;
  const std::string right = std::string{R"({"password": ")"} + kPassword + "\"}";
  const auto length = [](const std::string& text) { return "Content-Length: " + std::to_string(text.size()) + "\r\n"; };
  const auto whole = "1b\r\n" + right + "\r\n";
  ASSERT_EQ(right.size(), 0x1bU);
  const Shape shapes[] = {
      {"plain", get(), 200},
      {"a body of GET", get("Content-Length: 2\r\n") + "{}", 200},
      {"a body of GET that looks like a request", get(length(kNext)) + kNext, 200},
      {"a chunked body of GET", get("Transfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n\r\n", 200},
      {"by length", log_in(length(right), right), 200},
      {"a length with zeros", log_in("Content-Length: 00027\r\n", right), 200},
      {"in chunks", chunked(whole + "0\r\n\r\n"), 200},
      {"CHUNKED", log_in("Transfer-Encoding: CHUNKED\r\n", whole + "0\r\n\r\n"), 200},
      {"zeros before a chunk size", chunked("0000" + whole + "000\r\n\r\n"), 200},
      {"an extension of a chunk", chunked("1b;x=\"y\"\r\n" + right + "\r\n0;last\r\n\r\n"), 200},
      {"a trailer", chunked(whole + "0\r\nX: y\r\n\r\n"), 200},
      {"a folded header", get("X: a\r\n b\r\n"), 200},
      {"a folded length", log_in("Content-Length:\r\n 27\r\n", right), 200},
      {"an upgrade to HTTP/2", get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: \r\n"), 200},
      {"an upgrade to a socket", get("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n"), 200},
      {"a name that looks like a length", get("Content_Length: 1000\r\n"), 200},
      {"a length that Connection names", log_in("Connection: content-length\r\n" + length(right), right), 200},
      {"the absolute form", "GET http://localhost/api/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 200},
      {"an expectation of something else", log_in("Expect: magic\r\n" + length(right), right), 200},
  };
  for (const auto& [description, request, status] : shapes) {
    const auto text = answers(guarded.served, request);
    EXPECT_EQ(status_of(text), status) << description << ": " << text;
    EXPECT_EQ(answers_in(text), 2) << description << ": " << text;
  }
}

}  // namespace
}  // namespace cinemarco::test
