// SPDX-License-Identifier: MIT
// Debian's proxies before `cinemarco serve`, each from a configuration of a few lines.
#pragma once

#include "serve/served.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace cinemarco::test {

enum class Kind { nginx, apache, caddy, haproxy };
// As its manual's first page has it, or with what README asks for.
enum class Setup { plain, recommended };

// A port that was free a moment ago.
[[nodiscard]] std::uint16_t free_port();

// Serves until the end of this object. Fails the test where it does not start.
class Proxy {
 public:
  Proxy(Kind kind, Setup setup, const Served& upstream, const std::filesystem::path& folder);

  [[nodiscard]] std::uint16_t port() const { return port_; }
  // The name by which a browser knows it.
  [[nodiscard]] std::string host() const { return "cine.test:" + std::to_string(port_); }
  // As a browser would send it to that name.
  Answer send(const std::string& method, const std::string& target, std::string body = {},
              std::vector<net::Header> headers = {});

 private:
  std::uint16_t port_ = free_port();
  std::unique_ptr<Program> program_;
  net::CurlHttpClient http_;
};

}  // namespace cinemarco::test
