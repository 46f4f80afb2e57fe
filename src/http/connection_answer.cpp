// SPDX-License-Identifier: MIT
// How an answer goes over the line: from memory, from a file, or as a stream of events.
#include "http/connection.hpp"
#include "http/problem.hpp"
#include "http/proxy.hpp"
#include "http/security_headers.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <ctime>
#include <utility>

// NOLINTBEGIN(cppcoreguidelines-avoid-reference-coroutine-parameters): they name what the awaiting coroutine holds

namespace cinemarco::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t kPiece = 256 * 1024;

// IMF-fixdate (RFC 9110, 5.6.7), made once a second. By the I/O thread alone.
const std::string& date_now() {
  static std::time_t of = 0;
  static std::string text;
  if (const auto now = std::time(nullptr); now != of) {
    of = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S GMT}", fmt::gmtime(now));
  }
  return text;
}

// A line break in a value would begin a header of somebody else's choice.
bool is_clean(std::string_view text) {
  return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

bool has_body(int status) {
  return status != 204 && status != 304;
}

// `idle`: how long the connection is kept for another request; none: it is closed. `https`: the client came by it.
std::string head_of(const Response& response, std::optional<std::uint64_t> length,
                    std::optional<std::chrono::seconds> idle, bool https) {
  constexpr std::size_t kUsualHead = 1024;
  std::string head;
  head.reserve(kUsualHead);
  const auto put = [&head](std::string_view name, std::string_view value) {
    if (is_clean(name) && is_clean(value)) head.append(name).append(": ").append(value).append("\r\n");
  };
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(reason_phrase(response.status)).append("\r\n");
  put("date", date_now());
  if (!response.content_type.empty() && has_body(response.status)) put("content-type", response.content_type);
  if (length && has_body(response.status)) put("content-length", std::to_string(*length));
  if (!response.etag.empty()) put("etag", response.etag);
  for (const auto& [name, value] : response.headers) put(name, value);
  put("connection", idle ? "keep-alive" : "close");
  if (idle) put("keep-alive", "timeout=" + std::to_string(idle->count()));
  append_security_headers(head, response, https);
  head.append("\r\n");
  return head;
}

std::uint64_t last_event_id(const RequestHead& head) {
  std::uint64_t id = 0;
  const auto text = head.header("last-event-id");
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

}  // namespace

asio::awaitable<Connection::Next> Connection::answer(Response response, const RequestHead& head, bool keep_alive) {
  const bool head_only = head.method == Method::head;
  const bool https = shared_.options.public_url.is_https() || origin_of(head, shared_.options.proxies).https;
  if (response.events && !head_only) {
    response.set("cache-control", "no-store").set("x-accel-buffering", "no");
    auto text = head_of(response, std::nullopt, std::nullopt, https);
    const bool begun = co_await write(std::move(text), {});
    if (begun) {
      listening_ = std::make_unique<Listening>(std::move(response.events), std::move(response.permission),
                                               last_event_id(head), asio::steady_timer{stream_.get_executor()});
    }
    co_return Next::close;
  }
  std::optional<std::chrono::seconds> idle;
  if (keep_alive) idle = std::chrono::floor<std::chrono::seconds>(shared_.options.idle_time);
  bool written = false;
  auto text = head_of(response, response.file ? response.file->size() : response.body.size(), idle, https);
  if (head_only || !has_body(response.status)) {
    response.file.reset();
    response.body.clear();
  }
  if (response.file) {
    written = co_await write_file(std::move(text), std::move(response.file));
  } else {
    written = co_await write(std::move(text), std::move(response.body));
  }
  if (!written) co_return Next::close;
  if (keep_alive) co_return Next::another;
  if (!shared_.draining) co_await linger();
  co_return Next::close;
}

asio::awaitable<bool> Connection::write_file(std::string head, std::shared_ptr<FileBody> file) {
  bool fine = co_await write(std::move(head), {});
  std::string piece(kPiece, '\0');
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  for (auto left = file->size(); fine && left > 0;) {
    std::size_t count = 0;
    auto read = [&count, &piece, &file] { count = file->read(piece); };
    std::move_only_function<void()> work{std::move(read)};
    co_await work_in(shared_.options.disk_lane, std::move(work));
    count = std::min<std::uint64_t>(count, left);
    if (count == 0) {  // it shrank under our hands: what was promised cannot be kept
      broken_ = true;
      co_return false;
    }
    stream_.expires_after(shared_.options.write_time);
    const auto bytes = asio::buffer(piece, count);
    co_await asio::async_write(stream_, bytes, token);
    fine = !error;
    left -= count;
  }
  if (!fine) broken_ = true;
  co_return fine;
}

asio::awaitable<bool> Connection::still_holds(const std::optional<Permission>& permission) {
  bool holds = true;
  if (!permission) co_return holds;
  auto ask = [&holds, &permission] { holds = permission->holds(); };
  std::move_only_function<void()> work{std::move(ask)};
  co_await work_in(permission->lane, std::move(work));
  co_return holds;
}

asio::awaitable<void> Connection::stream() {
  auto& at = *listening_;
  ++shared_.streams;
  buffer_.clear();
  buffer_.shrink_to_fit();
  const auto listener = at.events->listen([weak = weak_from_this(), executor = stream_.get_executor()] {
    asio::post(executor, [weak] {
      if (const auto self = weak.lock()) self->wake();
    });
  });
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  bool pulse_is_due = false;
  while (!shared_.draining && !broken_) {
    const auto event = at.events->newer_than(at.last_seen);
    if (!event && !std::exchange(pulse_is_due, false)) {
      // Between that look and this wait nothing may suspend: a wake would be lost.
      at.pulse.expires_after(shared_.options.heartbeat);
      co_await at.pulse.async_wait(token);
      pulse_is_due = !error;  // else woken: there is news, or the end
      continue;
    }
    // Asked when it is known what is to be said: what comes later may be for others.
    const bool holds = co_await still_holds(at.permission);
    if (!holds || shared_.draining) break;
    if (event) {
      at.last_seen = event->id;
      stream_.expires_after(shared_.options.write_time);
      const auto bytes = asio::buffer(*event->text);
      co_await asio::async_write(stream_, bytes, token);
      if (error) broken_ = true;
    } else {
      const bool written = co_await write(": still here\n\n", {});
      if (!written) break;
    }
  }
  listening_.reset();
  --shared_.streams;
}

}  // namespace cinemarco::http

// NOLINTEND(cppcoreguidelines-avoid-reference-coroutine-parameters)
