// SPDX-License-Identifier: MIT
// A small HTTP/1.1 server of callbacks: no coroutine, no copy of a cached body.
#include "sandbox/server.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

#include <array>
#include <optional>
#include <thread>

namespace cinemarco::sandbox {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint64_t kBodyLimit = 64ULL << 20U;
constexpr std::size_t kZipFrom = 1024;

struct Tally {
  std::array<int, kServices> in_flight{};
  std::array<int, kServices> connections{};
};

/// Counts while it lives.
class Count {
 public:
  explicit Count(int& number) : number_(&number) { ++number; }
  ~Count() { --*number_; }
  Count(const Count&) = delete;
  Count& operator=(const Count&) = delete;

 private:
  int* number_;
};

bool wants_gzip(const Request& request) {
  const auto accepted = request.header("accept-encoding");
  return accepted && accepted->contains("gzip");
}

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const Hooks& hooks, Tally& tally)
      : socket_(std::move(socket)), timer_(socket_.get_executor()), hooks_(hooks), tally_(tally) {
    error_code ignored;
    socket_.set_option(tcp::no_delay{true}, ignored);
  }

  void read() {
    parser_.emplace();
    parser_->body_limit(kBodyLimit);
    http::async_read(socket_, buffer_, *parser_,
                     [self = shared_from_this()](error_code error, std::size_t) { self->on_read(error); });
  }

 private:
  void on_read(error_code error) {
    if (error) return;
    auto message = parser_->release();
    Request request;
    request.method = message.method_string();
    read_target(message.target(), request);
    for (const auto& field : message) request.headers.emplace_back(field.name_string(), field.value());
    request.body = std::move(message.body());
    keep_alive_ = message.keep_alive();
    head_only_ = request.method == "HEAD";
    const auto service = service_of(request.path);
    start(service);
    response_ = hooks_.handle(request, service, tally_.connections.at(static_cast<std::size_t>(service)));
    gzip_ = wants_gzip(request);
    const auto latency = hooks_.latency(service);
    if (latency.count() <= 0) return send();
    timer_.expires_after(latency);
    timer_.async_wait([self = shared_from_this()](error_code) { self->send(); });
  }

  void start(Service service) {
    const auto at = static_cast<std::size_t>(service);
    if (!connection_ || connected_to_ != service) connection_.emplace(tally_.connections.at(at));
    connected_to_ = service;
    flight_.emplace(tally_.in_flight.at(at));
    hooks_.on_start(service, tally_.in_flight.at(at));
  }

  void send() {
    if (response_.fate == Fate::reset) return close_hard();
    if (response_.fate == Fate::stalled) return wait_for_the_end();
    static const std::string kNothing;
    const bool bodiless = response_.status == 304 || response_.status == 204 || !response_.body;
    const bool zip = !bodiless && gzip_ && !response_.zip_unasked && response_.body->plain().size() > kZipFrom;
    const auto& bytes = bodiless                       ? kNothing
                        : zip || response_.zip_unasked ? response_.body->zipped()
                                                       : response_.body->plain();
    write_head(bytes.size(), zip);
    auto sent = asio::const_buffer(bytes.data(), head_only_ ? 0 : bytes.size());
    if (response_.fate == Fate::cut_short) {
      sent = asio::buffer(sent, bytes.size() / 2);
      keep_alive_ = false;
    }
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(head_), sent};
    asio::async_write(socket_, buffers,
                      [self = shared_from_this()](error_code error, std::size_t) { self->on_written(error); });
  }

  void write_head(std::size_t length, bool zip) {
    head_.clear();
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response_.status)));
    fmt::format_to(std::back_inserter(head_), "HTTP/1.1 {} {}\r\n", response_.status,
                   std::string_view{reason.data(), reason.size()});
    if (response_.status != 304) {
      fmt::format_to(std::back_inserter(head_), "content-type: {}\r\n", response_.content_type);
      fmt::format_to(std::back_inserter(head_), "content-length: {}\r\n", length);
    }
    if (zip) head_.append("content-encoding: gzip\r\nvary: accept-encoding\r\n");
    head_.append(response_.headers);
    head_.append(keep_alive_ ? "connection: keep-alive\r\n\r\n" : "connection: close\r\n\r\n");
  }

  void on_written(error_code error) {
    flight_.reset();
    response_ = {};
    if (error || !keep_alive_) {
      error_code ignored;
      socket_.shutdown(tcp::socket::shutdown_send, ignored);
      return;
    }
    read();
  }

  /// RST instead of FIN: the peer sees a connection that broke.
  void close_hard() {
    error_code ignored;
    socket_.set_option(asio::socket_base::linger{true, 0}, ignored);
    socket_.close(ignored);
  }

  void wait_for_the_end() {
    socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code) {});
  }

  tcp::socket socket_;
  asio::steady_timer timer_;
  const Hooks& hooks_;
  Tally& tally_;
  boost::beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  Response response_;
  std::string head_;
  std::optional<Count> connection_;
  std::optional<Count> flight_;
  Service connected_to_ = Service::control;
  bool keep_alive_ = true;
  bool head_only_ = false;
  bool gzip_ = false;
};

}  // namespace

class Server::Impl {
 public:
  Impl(const std::string& address, std::uint16_t port, Hooks hooks)
      : hooks_(std::move(hooks)), acceptor_(io_, tcp::endpoint{asio::ip::make_address(address), port}) {
    accept();
    thread_ = std::thread{[this] { io_.run(); }};
  }

  ~Impl() {
    io_.stop();
    thread_.join();
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  void accept() {
    acceptor_.async_accept([this](error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (!error) std::make_shared<Session>(std::move(socket), hooks_, tally_)->read();
      accept();
    });
  }

  Hooks hooks_;
  Tally tally_;
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  std::thread thread_;
};

Server::Server(const std::string& address, std::uint16_t port, Hooks hooks)
    : impl_(std::make_unique<Impl>(address, port, std::move(hooks))) {}
Server::~Server() = default;
std::uint16_t Server::port() const {
  return impl_->port();
}

}  // namespace cinemarco::sandbox
