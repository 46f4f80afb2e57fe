// SPDX-License-Identifier: MIT
// Sockets: accepts connections on one thread, reads requests, writes what the handler gives.
#pragma once

#include "sandbox/http.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace cinemarco::sandbox {

/// What the server asks of those who know the services. All are called on the I/O thread only.
struct Hooks {
  /// `connections` = open ones whose last request went to the same service.
  std::function<Response(const Request&, Service, int connections)> handle;
  std::function<std::chrono::milliseconds(Service)> latency;
  std::function<void(Service, int in_flight)> on_start;
};

class Server {
 public:
  Server(const std::string& address, std::uint16_t port, Hooks hooks);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  std::uint16_t port() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cinemarco::sandbox
