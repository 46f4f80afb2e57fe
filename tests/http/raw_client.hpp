// SPDX-License-Identifier: MIT
// A client that sends whatever bytes a test wants, right or wrong.
#pragma once

#include <arpa/inet.h>
#include <chrono>
#include <cstdint>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::test {

class RawClient {
 public:
  // `receive_buffer`: bytes the kernel takes for a client that does not read; 0: as many as it likes. `from`: one of
  // 127.0.0.0/8, all of which are this machine's.
  explicit RawClient(std::uint16_t port, int receive_buffer = 0, const char* from = "127.0.0.1")
      : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};  // so that a broken server fails a test instead of hanging it
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    auto own = address;
    own.sin_port = 0;
    ::inet_pton(AF_INET, from, &own.sin_addr);
    const int late = 1;  // the port is chosen on connecting: thousands may share it
    ::setsockopt(socket_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &late, sizeof late);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||             // NOLINT: POSIX
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {  // NOLINT: POSIX
      ::close(socket_);
      throw std::runtime_error{"connect failed"};
    }
  }
  ~RawClient() {
    if (socket_ >= 0) ::close(socket_);
  }
  RawClient(RawClient&& other) noexcept : socket_{std::exchange(other.socket_, -1)}, rest_{std::move(other.rest_)} {}
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False where the server has closed.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void half_close() const { ::shutdown(socket_, SHUT_WR); }
  // Goes without a goodbye: the server sees a reset.
  void reset() {
    const linger now{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(socket_, -1));
  }
  // Is there something to read, or the end, within this time?
  [[nodiscard]] bool is_readable(std::chrono::milliseconds within) const {
    pollfd waited{socket_, POLLIN, 0};
    return ::poll(&waited, 1, static_cast<int>(within.count())) > 0;
  }

  // Up to and with `end`; what came, if the connection ended before.
  std::string read_until(std::string_view end) {
    while (true) {
      if (const auto found = rest_.find(end); found != std::string::npos) {
        auto text = rest_.substr(0, found + end.size());
        rest_.erase(0, text.size());
        return text;
      }
      if (!receive()) return std::exchange(rest_, {});
    }
  }
  std::string read_bytes(std::size_t count) {
    while (rest_.size() < count && receive()) {
    }
    auto text = rest_.substr(0, count);
    rest_.erase(0, text.size());
    return text;
  }
  // Everything until the server closes.
  std::string read_all() {
    while (receive()) {
    }
    return std::exchange(rest_, {});
  }
  // Head and body of one answer with Content-Length.
  std::string read_answer() {
    auto answer = read_until("\r\n\r\n");
    const auto at = answer.find("content-length: ");
    if (at == std::string::npos) return answer;
    return answer + read_bytes(std::stoul(answer.substr(at + 16)));
  }

 private:
  bool receive() {
    char piece[16 * 1024];
    const auto count = ::recv(socket_, piece, sizeof piece, 0);
    if (count > 0) rest_.append(piece, static_cast<std::size_t>(count));
    return count > 0;
  }

  int socket_;
  std::string rest_;
};

}  // namespace cinemarco::test
