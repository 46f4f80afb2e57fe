// SPDX-License-Identifier: MIT
#include "http/server.hpp"

#include "domain/error.hpp"
#include "http/connection.hpp"
#include "http/network.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <semaphore>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace cinemarco::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds kAfterFailedAccept{100};
constexpr std::chrono::minutes kBetweenComplaints{1};
constexpr std::size_t kFew = 16;     // a start prepares for no more than these
constexpr std::size_t kCrowd = 256;  // fewer connections leave nothing behind that is worth the work

// The coroutine owns its connection.
asio::awaitable<void> serve(std::shared_ptr<Connection> connection) {
  co_await connection->run();
}

asio::awaitable<void> turn_away(std::shared_ptr<Connection> connection) {
  co_await connection->turn_away();
}

std::string address_of(const tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  const auto address = error ? std::nullopt : read_address(endpoint.address().to_string());
  return address ? address->to_string() : std::string{};
}

void log_end(const std::exception_ptr& failure) {
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    spdlog::error("a connection ended in: {}", error.what());
  }
}

tcp::acceptor listen(asio::io_context& io, const ServerOptions& options) {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  tcp::acceptor acceptor{io};
  const tcp::endpoint endpoint{address, options.port};
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    throw Error{ErrorCode::configuration,
                "The server cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                    error.message() + ". Set CINEMARCO_LISTEN to another address or port.",
                error.to_string()};
  }
  return acceptor;
}

// Asio keeps what it notes of a descriptor, for the next one. Noted one by one these notes would lie between whatever
// each connection holds, and keep the pages of a crowd that has long left; noted at once they lie together.
void note_descriptors(asio::io_context& io, int any, std::size_t count) {
  std::vector<asio::posix::stream_descriptor> noted;
  noted.reserve(count);
  error_code error;
  while (!error && noted.size() < count) {
    const int copy = ::dup(any);
    if (copy < 0) return;
    noted.emplace_back(io).assign(copy, error);
    if (error) ::close(copy);
  }
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Application& application)
      : shared_{std::move(options), application},
        acceptor_{listen(shared_.io, shared_.options)},
        port_{acceptor_.local_endpoint().port()} {
    asio::co_spawn(shared_.io, accept(), [](const std::exception_ptr& failure) { log_end(failure); });
    thread_ = std::thread{[this] { shared_.io.run(); }};
  }

  ~Impl() { stop(); }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] ServerStats stats() const {
    return {shared_.accepted, shared_.turned_away, shared_.open, shared_.streams};
  }

  [[nodiscard]] bool is_awake(std::chrono::milliseconds patience) {
    const auto came = std::make_shared<std::binary_semaphore>(0);
    asio::post(shared_.io, [came] { came->release(); });
    return came->try_acquire_for(patience);
  }

  void stop() {
    if (!thread_.joinable()) return;
    shared_.stop.request_stop();
    asio::post(shared_.io, [this] { drain(); });
    thread_.join();
    for (const auto& lane : shared_.lanes) lane->join();
  }

 private:
  asio::awaitable<void> accept() {
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    asio::steady_timer pause{shared_.io};
    while (!shared_.draining) {
      tcp::socket socket{shared_.io};
      co_await acceptor_.async_accept(socket, token);
      if (shared_.draining) break;
      if (error) {  // out of descriptors, most likely: some will be free again
        complain(error);
        pause.expires_after(kAfterFailedAccept);
        co_await pause.async_wait(token);
        continue;
      }
      take(std::move(socket));
    }
  }

  void complain(const error_code& error) {
    const auto now = std::chrono::steady_clock::now();
    if (complained_ && now - *complained_ < kBetweenComplaints) return;
    complained_ = now;
    const bool none_free = error == asio::error::no_descriptors || error.value() == ENFILE;
    spdlog::warn("no connection could be accepted: {}{}", error.message(),
                 none_free ? ". Raise the limit of open files (LimitNOFILE of a systemd unit, ulimit -n)" : "");
  }

  void take(tcp::socket socket) {
    auto peer = address_of(socket);
    const auto entry = shared_.crowd.enter(peer, shared_.stands_for_many(peer));
    if (entry.leaver) close(*entry.leaver);
    ++(entry.admitted ? shared_.accepted : shared_.turned_away);
    const auto turned_away_now =
        shared_.connections.size() - std::min(shared_.connections.size(), shared_.crowd.size());
    if (!entry.admitted && turned_away_now >= shared_.options.turned_away_at_once) return;
    prepare_for_more();
    auto connection = std::make_shared<Connection>(std::move(socket), std::move(peer), entry.ticket, shared_);
    auto life = entry.admitted ? serve(std::move(connection)) : turn_away(std::move(connection));
    asio::co_spawn(shared_.io, std::move(life), [this](const std::exception_ptr& failure) {
      log_end(failure);
      give_back();
    });
  }

  void prepare_for_more() {
    const auto now = shared_.connections.size();
    most_ = std::max(most_, now);
    if (now < noted_) return;
    note_descriptors(shared_.io, acceptor_.native_handle(), noted_);
    noted_ *= 2;
  }

  // What a crowd held can go back to the system when most of it has left.
  void give_back() {
    const auto now = shared_.connections.size();
    if (most_ < kCrowd || now > most_ / 4) return;
    most_ = now;
    if (const auto& rest = shared_.options.after_a_crowd) asio::post(*shared_.lanes[shared_.options.disk_lane], rest);
  }

  void close(Crowd::Ticket ticket) {
    const auto found = shared_.connections.find(ticket);
    if (found != shared_.connections.end()) found->second->close();
  }

  void drain() {
    shared_.draining = true;
    error_code ignored;
    acceptor_.close(ignored);
    const auto connections = shared_.connections;  // closing one may end another's life
    for (const auto& [ticket, connection] : connections) connection->drain();
    deadline_.expires_after(shared_.options.drain_time);
    deadline_.async_wait([this](error_code error) {
      if (error) return;
      for (const auto& [ticket, connection] : shared_.connections) connection->close();
    });
    watch_end();
  }

  // The deadline must not keep the I/O thread when everybody is gone before.
  void watch_end() {
    if (shared_.connections.empty()) {
      deadline_.cancel();
      return;
    }
    poll_.expires_after(std::chrono::milliseconds{10});
    poll_.async_wait([this](error_code error) {
      if (!error) watch_end();
    });
  }

  Shared shared_;
  tcp::acceptor acceptor_;
  std::uint16_t port_;
  std::size_t noted_ = kFew;  // descriptors
  std::size_t most_ = 0;      // connections, since memory was last given back
  std::optional<std::chrono::steady_clock::time_point> complained_;
  asio::steady_timer deadline_{shared_.io};
  asio::steady_timer poll_{shared_.io};
  std::thread thread_;
};

Server::Server(ServerOptions options, Application& application)
    : impl_{std::make_unique<Impl>(std::move(options), application)} {}

Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->port();
}

ServerStats Server::stats() const {
  return impl_->stats();
}

bool Server::is_awake(std::chrono::milliseconds patience) const {
  return impl_->is_awake(patience);
}

void Server::stop() {
  impl_->stop();
}

}  // namespace cinemarco::http
