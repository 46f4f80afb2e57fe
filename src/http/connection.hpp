// SPDX-License-Identifier: MIT
// One connection from its first byte to its last: a coroutine that reads a request, has it answered on a worker, writes
// the answer, and begins again. Pipelined requests wait in the buffer for their turn.
#pragma once

#include "http/application.hpp"
#include "http/bodies.hpp"
#include "http/crowd.hpp"
#include "http/event_stream.hpp"
#include "http/file_body.hpp"
#include "http/host.hpp"
#include "http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace cinemarco::http {

class Connection;

// What all connections share. Used on the I/O thread, but for the counters.
struct Shared {
  Shared(ServerOptions given, Application& app)
      : options{std::move(given)},
        application{app},
        crowd{options.connections},
        bodies{options.bodies_memory, options.unfinished_bodies} {
    lanes.reserve(options.lanes.size());
    in_lane.resize(options.lanes.size());
    for (const auto workers : options.lanes) {
      lanes.push_back(std::make_unique<boost::asio::thread_pool>(static_cast<std::size_t>(workers)));
    }
    if (const auto lane = options.background_lane) boost::asio::post(*lanes.at(*lane), options.enter_background);
  }

  // No household of its own: the bounds of one are not for it.
  [[nodiscard]] bool stands_for_many(const std::string& address) const {
    return (options.loopback_stands_for_many && is_loopback_address(address)) || options.proxies.contains(address);
  }

  ServerOptions options;
  Application& application;
  Crowd crowd;
  Bodies bodies;
  std::unordered_map<Crowd::Ticket, Connection*> connections;
  boost::asio::io_context io{1};
  std::vector<std::unique_ptr<boost::asio::thread_pool>> lanes;
  std::vector<std::size_t> in_lane;  // requests that are handled there, or wait for it
  [[nodiscard]] bool is_full(std::size_t lane) const {
    return lane < options.most_in_lane.size() && in_lane[lane] >= options.most_in_lane[lane];
  }
  std::stop_source stop;  // told to handlers
  bool draining = false;
  std::atomic<std::uint64_t> accepted{0}, turned_away{0}, open{0}, streams{0};
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // `peer`: the address of the other end. `ticket`: its number in the crowd.
  Connection(boost::asio::ip::tcp::socket socket, std::string peer, Crowd::Ticket ticket, Shared& shared);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Until the connection is closed. The owner of the coroutine keeps the connection alive.
  boost::asio::awaitable<void> run();
  // Says 503 and closes: there are too many.
  boost::asio::awaitable<void> turn_away();
  // The server ends: an idle connection or a stream closes now, any other after its answer.
  void drain();
  void close();

 private:
  enum class Next { another, close };
  struct Listening {  // to events
    std::shared_ptr<EventStream> events;
    std::optional<Permission> permission;
    std::uint64_t last_seen;
    boost::asio::steady_timer pulse;
  };
  using HeadParser = boost::beast::http::request_parser<boost::beast::http::empty_body>;

  boost::asio::awaitable<Next> serve_one();
  boost::asio::awaitable<bool> wait_for_bytes();
  // The parsed head; or the answer that refuses it; or neither, where the connection broke.
  boost::asio::awaitable<std::optional<Response>> read_head(RequestHead& head);
  // What a body costs in memory is held with `memory`.
  boost::asio::awaitable<std::optional<Response>> read_body(Body kind, Request& request, Bodies::Held& memory);
  boost::asio::awaitable<std::optional<Response>> read_into_memory(Request& request, std::uint64_t limit);
  boost::asio::awaitable<std::optional<Response>> read_into_file(Request& request);
  boost::asio::awaitable<bool> allow_body(const RequestHead& head);
  [[nodiscard]] std::uint64_t body_limit(Body kind) const;
  // Counted: no handler sees it.
  Response refused(Response response);
  // Handles the request in its lane, and in those that the handler sends it to.
  boost::asio::awaitable<Response> handle(Way way, Request& request);
  // Ends the wait once its time is over, or once the client leaves.
  void watch(const std::shared_ptr<Waiter>& waiter, boost::asio::steady_timer& timer,
             std::chrono::milliseconds patience);
  boost::asio::awaitable<Next> answer(Response response, const RequestHead& head, bool keep_alive);
  boost::asio::awaitable<bool> write(std::string head, std::string body);
  boost::asio::awaitable<bool> write_file(std::string head, std::shared_ptr<FileBody> file);
  boost::asio::awaitable<void> stream();
  boost::asio::awaitable<bool> still_holds(const std::optional<Permission>& permission);
  // Reads what the other end still sends, for a moment: closing at once would tear our answer from its hands.
  boost::asio::awaitable<void> linger();
  // Runs the work on a worker of that lane; the coroutine goes on when it is done.
  boost::asio::awaitable<void> work_in(std::size_t lane, std::move_only_function<void()> work);
  void wake();

  Shared& shared_;
  boost::beast::tcp_stream stream_;
  std::string peer_;
  Crowd::Ticket ticket_;
  boost::beast::flat_buffer buffer_;
  std::optional<HeadParser> parser_;
  std::unique_ptr<Listening> listening_;  // from the head of a stream on
  bool first_ = true;                     // nothing was asked yet
  bool idle_ = true;
  bool broken_ = false;
};

}  // namespace cinemarco::http
