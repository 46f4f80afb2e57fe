// SPDX-License-Identifier: MIT
// A server with the application of the tests, and requests to it.
#pragma once

#include "http/fake_application.hpp"
#include "http/raw_client.hpp"
#include "http/server.hpp"

#include <string>
#include <utility>

namespace cinemarco::test {

inline std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

inline std::string post(const std::string& target, const std::string& headers, const std::string& body = {}) {
  return "POST " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}

struct Site {
  explicit Site(http::ServerOptions options = {}) : server{std::move(options), application} {}
  [[nodiscard]] RawClient client(const char* from = "127.0.0.1") const { return RawClient{server.port(), 0, from}; }
  [[nodiscard]] static bool answers(RawClient& client) {
    client.send(get("/alive"));
    return client.read_answer().ends_with("\r\n\r\n/alive");
  }
  FakeApplication application;
  http::Server server;
};

}  // namespace cinemarco::test
