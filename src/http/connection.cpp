// SPDX-License-Identifier: MIT
// Every awaited value has a name on its own line, and so has what goes into the call: g++ 12 miscompiles the rest.
#include "http/connection.hpp"

#include "http/head.hpp"
#include "http/problem.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include <cerrno>
#include <sys/socket.h>
#include <utility>

// NOLINTBEGIN(cppcoreguidelines-avoid-reference-coroutine-parameters): they name what the awaiting coroutine holds

namespace cinemarco::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

namespace {

// A page of a list fits in, so that it goes out in one piece and nothing waits for a delayed acknowledgement. The
// kernel takes the memory only while it is used.
constexpr int kSendBuffer = 256 * 1024;
constexpr std::size_t kFirstBytes = 512;  // an idle connection costs no more buffer than this
// Beast reads up to 64 KB ahead. It bounds heads and bodies itself, but not what stands between the chunks of a body.
constexpr std::size_t kMostBuffered = 128 * 1024;

// "The", where the sentence begins.
std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  return text;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::string peer, Crowd::Ticket ticket, Shared& shared)
    : shared_{shared}, stream_{std::move(socket)}, peer_{std::move(peer)}, ticket_{ticket} {
  error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay{true}, ignored);
  stream_.socket().set_option(asio::socket_base::send_buffer_size{kSendBuffer}, ignored);
  buffer_.max_size(kMostBuffered);
  shared_.connections.emplace(ticket_, this);
  ++shared_.open;
}

Connection::~Connection() {
  shared_.connections.erase(ticket_);
  shared_.crowd.leave(ticket_);
  --shared_.open;
}

void Connection::close() {
  error_code ignored;
  stream_.socket().close(ignored);
}

void Connection::drain() {
  if (listening_) {
    listening_->pulse.cancel();
  } else if (idle_) {
    close();
  }
}

void Connection::wake() {
  if (listening_) listening_->pulse.cancel();
}

// Thousands wait for a request or an event. They do so from here, where nothing of the last request is held any more.
asio::awaitable<void> Connection::run() {
  auto next = Next::another;
  while (next == Next::another && !broken_) {
    shared_.crowd.waits(ticket_);
    const bool any = co_await wait_for_bytes();
    if (!any) break;
    idle_ = false;
    next = co_await serve_one();
  }
  if (listening_) co_await stream();
  error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  close();
}

asio::awaitable<void> Connection::turn_away() {
  idle_ = false;
  RequestHead nothing;
  auto response = refusal(503, "Cinemarco has as many connections as it takes. Try again in a few seconds.");
  response.set("retry-after", "5");
  const auto next = co_await answer(std::move(response), nothing, false);
  if (next == Next::close) close();
}

asio::awaitable<Connection::Next> Connection::serve_one() {
  Request request;
  auto refused = co_await read_head(request);
  if (broken_) co_return Next::close;
  if (refused) {
    const auto next = co_await answer(this->refused(std::move(*refused)), request, false);
    co_return next;
  }
  shared_.crowd.works(ticket_);
  const bool keep_alive = parser_->get().keep_alive();
  const auto handling = shared_.application.handling_of(request);
  Bodies::Held memory;  // until the answer is made
  refused = co_await read_body(handling.body, request, memory);
  parser_.reset();
  if (broken_) co_return Next::close;
  if (refused) {
    const auto next = co_await answer(std::move(*refused), request, false);
    co_return next;
  }

  const RequestHead head{request};  // the request itself is the handler's
  auto response = co_await handle(handling.way, request);
  request = {};
  memory.reset();
  const auto next = co_await answer(std::move(response), head, keep_alive && !shared_.draining);
  co_return next;
}

asio::awaitable<bool> Connection::wait_for_bytes() {
  if (buffer_.size() > 0) co_return true;  // pipelined
  if (shared_.draining) co_return false;
  idle_ = true;
  buffer_.shrink_to_fit();
  stream_.expires_after(first_ ? shared_.options.header_time : shared_.options.idle_time);
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  const auto space = buffer_.prepare(kFirstBytes);
  const auto count = co_await stream_.async_read_some(space, token);
  buffer_.commit(count);
  co_return !error;
}

asio::awaitable<std::optional<Response>> Connection::read_head(RequestHead& head) {
  // Known even where the head is too large to be parsed: HEAD is answered without a body.
  const std::string_view first{static_cast<const char*>(buffer_.cdata().data()), buffer_.size()};
  const bool asks_head_only = first.starts_with("HEAD ");
  parser_.emplace();
  parser_->header_limit(shared_.options.header_limit);
  parser_->body_limit(shared_.options.upload_limit);
  if (!std::exchange(first_, false)) stream_.expires_after(shared_.options.header_time);
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  co_await beast::http::async_read_header(stream_, buffer_, *parser_, token);
  if (error) {
    if (parser_->get().method() == beast::http::verb::head || asks_head_only) head.method = Method::head;
    auto refused = refusal_of(error);
    broken_ = !refused;
    co_return refused;
  }
  head.peer = peer_;
  const auto wrong = http::read_head(parser_->get(), head);
  if (wrong) co_return refusal(wrong->path == "method" ? 501 : 400, capitalised(wrong->message) + ".");
  shared_.options.public_url.leave_base(head);
  co_return std::nullopt;
}

asio::awaitable<Response> Connection::handle(Way way, Request& request) {
  const auto waiter = std::make_shared<Waiter>();
  const std::stop_callback ending{shared_.stop.get_token(), [waiter] { waiter->end(Ended::by_server); }};
  asio::steady_timer timer{shared_.io};
  Response response;
  for (std::optional<Way> next{way}; next; next = response.elsewhere) {
    if (shared_.is_full(next->lane)) {
      auto full = refusal(429, "More requests wait for this than Cinemarco takes at once. Try again in a few seconds.");
      full.set("retry-after", "2");
      co_return refused(std::move(full));
    }
    waiter->enter(next->lane);
    if (next->patience) watch(waiter, timer, *next->patience);
    auto answer_it = [this, &response, &request, &waiter] { response = shared_.application.handle(request, *waiter); };
    std::move_only_function<void()> work{std::move(answer_it)};
    ++shared_.in_lane[next->lane];
    co_await work_in(next->lane, std::move(work));
    --shared_.in_lane[next->lane];
    timer.cancel();
    error_code ignored;
    if (next->patience) stream_.socket().cancel(ignored);
  }
  co_return response;
}

void Connection::watch(const std::shared_ptr<Waiter>& waiter, asio::steady_timer& timer,
                       std::chrono::milliseconds patience) {
  timer.expires_after(patience);
  timer.async_wait([waiter](error_code error) {
    if (!error) waiter->end(Ended::by_patience);
  });
  // Readable: the next request, pipelined, or the end.
  stream_.socket().async_wait(asio::socket_base::wait_read, [waiter, self = weak_from_this()](error_code error) {
    const auto connection = self.lock();
    if (error || !connection) return;
    char byte = 0;
    const auto count = ::recv(connection->stream_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) waiter->end(Ended::by_client);
  });
}

asio::awaitable<void> Connection::work_in(std::size_t lane, std::move_only_function<void()> work) {
  auto& pool = *shared_.lanes.at(lane);
  // The guard keeps the I/O thread waiting for us while nothing else is to be done there.
  auto begin = [&pool, work = std::move(work), guard = asio::make_work_guard(shared_.io)](auto handler) mutable {
    asio::post(pool, [work = std::move(work), guard = std::move(guard), handler = std::move(handler)]() mutable {
      work();
      asio::post(guard.get_executor(), std::move(handler));
    });
  };
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(std::move(begin), asio::use_awaitable);
}

asio::awaitable<bool> Connection::write(std::string head, std::string body) {
  stream_.expires_after(shared_.options.write_time);
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(body)};
  co_await asio::async_write(stream_, buffers, token);
  if (error) broken_ = true;
  co_return !error;
}

asio::awaitable<void> Connection::linger() {
  constexpr std::size_t kMost = 256 * 1024;
  constexpr std::chrono::seconds kLongest{2};
  error_code error;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  std::string discarded(16 * 1024, '\0');
  stream_.expires_after(kLongest);
  auto token = asio::redirect_error(asio::use_awaitable, error);
  for (std::size_t total = 0; !error && total < kMost;) {
    const auto space = asio::buffer(discarded);
    const auto count = co_await stream_.async_read_some(space, token);
    total += count;
  }
}

}  // namespace cinemarco::http

// NOLINTEND(cppcoreguidelines-avoid-reference-coroutine-parameters)
