// SPDX-License-Identifier: MIT
// A host that takes every connection and never says a word.
#pragma once

#include <arpa/inet.h>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cinemarco::test {

class SilentHost {
 public:
  SilentHost() : listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);  // NOLINT: POSIX
    ::bind(listener_, generic, size);
    ::listen(listener_, 128);
    ::getsockname(listener_, generic, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
  }
  ~SilentHost() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
  }
  SilentHost(const SilentHost&) = delete;
  SilentHost& operator=(const SilentHost&) = delete;

  [[nodiscard]] std::string url(const std::string& path = {}) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  // Until so many connections were made, or left again, since the beginning.
  void wait_for(std::size_t connections) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return taken_ >= connections; });
  }
  void wait_for_leaving(std::size_t connections) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return left_ >= connections; });
  }

 private:
  void serve(const std::stop_token& stop) {
    constexpr int kLook = 20;  // milliseconds between looks for the end
    std::vector<pollfd> waits{{listener_, POLLIN, 0}};
    while (!stop.stop_requested()) {
      if (::poll(waits.data(), waits.size(), kLook) <= 0) continue;
      for (std::size_t at = waits.size() - 1; at > 0; --at) {
        if (waits[at].revents != 0 && is_over(waits[at].fd)) {
          ::close(waits[at].fd);
          waits.erase(waits.begin() + static_cast<std::ptrdiff_t>(at));
          count(left_);
        }
      }
      if (waits.front().revents != 0) {
        waits.push_back({::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC), POLLIN, 0});
        count(taken_);
      }
    }
    for (std::size_t at = 1; at < waits.size(); ++at) ::close(waits[at].fd);
  }
  static bool is_over(int connection) {
    char heard[4096];
    return ::recv(connection, heard, sizeof heard, MSG_DONTWAIT) == 0;
  }
  void count(std::size_t& what) {
    const std::scoped_lock lock{mutex_};
    ++what;
    changed_.notify_all();
  }

  int listener_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t taken_ = 0, left_ = 0;
  std::jthread thread_;
};

}  // namespace cinemarco::test
