// SPDX-License-Identifier: MIT
#include "net/tcp_dialer.hpp"

#include "domain/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace cinemarco::net {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kConnectTime{5'000};
constexpr milliseconds kSendTime{10'000};
constexpr milliseconds kLook{100};  // for so long a wait does not notice that it is to end
constexpr std::size_t kPiece = 64 * 1024;

Error broken(const std::string& what, int reason) {
  return {ErrorCode::upstream, what + ": " + std::strerror(reason) + "."};
}

class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_{descriptor} {}
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Socket(Socket&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// False: not within `wait`, or it is to end.
bool is_ready(int descriptor, short events, milliseconds wait, const std::stop_token& stop) {
  const auto until = std::chrono::steady_clock::now() + wait;
  while (!stop.stop_requested()) {
    pollfd one{descriptor, events, 0};
    const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
    if (::poll(&one, 1, static_cast<int>(std::max(milliseconds{0}, std::min(left, kLook)).count())) > 0) return true;
    if (left <= milliseconds{0}) return false;
  }
  return false;
}

class TcpStream final : public ByteStream {
 public:
  explicit TcpStream(Socket socket) : socket_{std::move(socket)} {}

  void send(std::string_view bytes) override {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno != EAGAIN && errno != EINTR) {
        throw broken("The connection broke", errno);
      } else if (!is_ready(socket_.get(), POLLOUT, kSendTime, {})) {
        throw Error{ErrorCode::upstream, "The other end takes nothing any more."};
      }
    }
  }

  std::optional<std::string> receive(milliseconds wait, const std::stop_token& stop) override {
    if (!is_ready(socket_.get(), POLLIN, wait, stop)) return "";
    std::string bytes(kPiece, '\0');
    const auto count = ::recv(socket_.get(), bytes.data(), bytes.size(), 0);
    if (count == 0) return std::nullopt;
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return "";
    if (count < 0) throw broken("The connection broke", errno);
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
  }

 private:
  Socket socket_;
};

struct Addresses {
  addrinfo* first = nullptr;
  ~Addresses() {
    if (first != nullptr) ::freeaddrinfo(first);
  }
};

std::optional<Socket> connect_to(const addrinfo& address, const std::stop_token& stop, int& reason) {
  Socket socket{::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol)};
  if (socket.get() < 0) {
    reason = errno;
    return std::nullopt;
  }
  if (::connect(socket.get(), address.ai_addr, address.ai_addrlen) == 0) return socket;
  reason = errno;
  if (reason != EINPROGRESS) return std::nullopt;
  if (!is_ready(socket.get(), POLLOUT, kConnectTime, stop)) {
    reason = ETIMEDOUT;
    return std::nullopt;
  }
  socklen_t size = sizeof(reason);
  ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &reason, &size);
  return reason == 0 ? std::optional{std::move(socket)} : std::nullopt;
}

}  // namespace

std::unique_ptr<ByteStream> TcpDialer::dial(const std::string& host, const std::string& port,
                                            const std::stop_token& stop) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  Addresses found;
  if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found.first) != 0) {
    throw Error{ErrorCode::upstream, "There is no machine by the name " + excerpt(host) + "."};
  }
  int reason = EHOSTUNREACH;
  for (const auto* one = found.first; one != nullptr && !stop.stop_requested(); one = one->ai_next) {
    if (auto socket = connect_to(*one, stop, reason)) return std::make_unique<TcpStream>(std::move(*socket));
  }
  if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled."};
  throw broken("Nobody answers at " + host + ":" + port, reason);
}

}  // namespace cinemarco::net
