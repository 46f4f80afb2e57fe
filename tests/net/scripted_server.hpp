// SPDX-License-Identifier: MIT
// A raw socket that sends what a test says, byte for byte, and remembers what it was sent.
#pragma once

#include <arpa/inet.h>
#include <cstdint>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cinemarco::net::test {

// Answers every request with `reply(number)`; an empty reply never comes. A reply of "close" ends the connection.
class ScriptedServer {
 public:
  using Reply = std::function<std::string(int number)>;

  explicit ScriptedServer(Reply reply)
      : reply_{std::move(reply)}, listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
      throw std::runtime_error{"no socket"};
    }
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread{[this] { accept_all(); }};
  }
  ~ScriptedServer() {
    ::shutdown(listener_, SHUT_RDWR);
    {
      const std::scoped_lock lock{mutex_};
      for (const int connection : open_) ::shutdown(connection, SHUT_RDWR);
    }
    acceptor_.join();
    connections_.clear();
    for (const int connection : open_) ::close(connection);
    ::close(listener_);
  }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  [[nodiscard]] std::string url(const std::string& path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  [[nodiscard]] std::vector<std::string> requests() const {
    const std::scoped_lock lock{mutex_};
    return requests_;
  }
  [[nodiscard]] std::size_t accepted() const {
    const std::scoped_lock lock{mutex_};
    return accepted_;
  }

 private:
  void accept_all() {
    while (true) {
      const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) return;
      const std::scoped_lock lock{mutex_};
      ++accepted_;
      open_.push_back(connection);
      connections_.emplace_back([this, connection] { serve(connection); });
    }
  }
  static bool is_whole(const std::string& received) {
    const auto end = received.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const std::string name = "\r\nContent-Length: ";  // as libcurl writes it
    const auto length = received.find(name);
    const auto body = length < end ? std::stoul(received.substr(length + name.size())) : 0;
    return received.size() >= end + 4 + body;
  }
  void serve(int connection) {
    std::string received;
    char buffer[4096];
    for (ssize_t n = 0; (n = ::recv(connection, buffer, sizeof buffer, 0)) > 0;) {
      received.append(buffer, static_cast<std::size_t>(n));
      if (!is_whole(received)) continue;
      int number = 0;
      {
        const std::scoped_lock lock{mutex_};
        requests_.push_back(received);
        number = static_cast<int>(requests_.size());
      }
      received.clear();
      const auto reply = reply_(number);
      if (reply == "close") break;
      std::size_t sent = 0;
      while (sent < reply.size()) {
        const auto wrote = ::send(connection, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
        if (wrote <= 0) break;
        sent += static_cast<std::size_t>(wrote);
      }
      if (reply.find("x-end: close") != std::string::npos) break;
    }
    ::shutdown(connection, SHUT_RDWR);
  }

  Reply reply_;
  int listener_;
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<int> open_;
  std::size_t accepted_ = 0;
  std::vector<std::jthread> connections_;
  std::jthread acceptor_;
};

// "HTTP/1.1 200 OK" with these header lines and a body of its declared length.
inline std::string reply(const std::string& body, const std::string& headers = {},
                         const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\ncontent-length: " + std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

}  // namespace cinemarco::net::test
