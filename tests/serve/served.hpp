// SPDX-License-Identifier: MIT
// `cinemarco serve` as a process, and a client of it.
#pragma once

#include "cli/program_world.hpp"
#include "json/json.hpp"
#include "net/curl_http_client.hpp"

#include <csignal>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::test {

struct Answer {
  int status = 0;
  std::vector<net::Header> headers;
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const {
    std::string value;
    for (const auto& header : headers) {
      if (header.name == name) value = header.value;
    }
    return value;
  }
  // Fails the test and gives null where the body is no JSON.
  [[nodiscard]] boost::json::value json() const;
};

class Served {
 public:
  // Started on a free port, once it says where.
  explicit Served(const ProgramWorld& world, const std::string& home = "home", Environment more = {});

  Answer send(const std::string& method, const std::string& target, std::string body = {},
              std::vector<net::Header> headers = {});
  Answer get(const std::string& target, std::vector<net::Header> headers = {}) {
    return send("GET", target, {}, std::move(headers));
  }
  // With a JSON body, if any.
  Answer post(const std::string& target, const std::string& json = {}) { return send("POST", target, json); }

  // GET /api/import until `done` holds of its answer.
  template <class Predicate>
  boost::json::value wait_for_import(const Predicate& done) {
    while (true) {
      auto status = get("/api/import").json();
      if (done(status)) return status;
    }
  }
  // Until nothing runs.
  boost::json::value wait_for_end();
  // GET /api/import/preview once it is not being made any more.
  boost::json::value wait_for_preview();

  Finished stop(int signal = SIGTERM) {
    program_.signal(signal);
    return program_.wait();
  }
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] Program& program() { return program_; }

 private:
  Program program_;
  std::string url_;
  net::CurlHttpClient http_;
};

// The connection to the sandbox's Trakt, by device code over HTTP.
void connect(Served& served);

}  // namespace cinemarco::test
