// SPDX-License-Identifier: MIT
// Before a byte of a body is read: who asks, how large it may be, and whether there is room for it.
#include "http/connection.hpp"
#include "http/head.hpp"
#include "http/network.hpp"
#include "http/pace.hpp"
#include "http/problem.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <utility>

// NOLINTBEGIN(cppcoreguidelines-avoid-reference-coroutine-parameters): they name what the awaiting coroutine holds

namespace cinemarco::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

namespace {

// What may stand between the chunks of a body beside its own bytes, where the buffer need not be large.
constexpr std::size_t kBesideBody = 16 * 1024;

Response come_back_later(int status, std::string detail) {
  auto response = refusal(status, std::move(detail));
  response.set("retry-after", "5");
  return response;
}

}  // namespace

Response Connection::refused(Response response) {
  shared_.application.refused(response.status);
  return response;
}

std::uint64_t Connection::body_limit(Body kind) const {
  switch (kind) {
    case Body::small:
      return shared_.options.small_body_limit;
    case Body::in_memory:
      return shared_.options.body_limit;
    case Body::message:
      return shared_.options.message_limit;
    case Body::to_file:
      return shared_.options.upload_limit;
  }
  std::unreachable();
}

asio::awaitable<bool> Connection::allow_body(const RequestHead& head) {
  const auto expected = head.header("expect");
  if (expected.size() != 12 || (expected.front() != '1')) co_return true;  // "100-continue" is the only one there is
  const bool written = co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
  co_return written;
}

asio::awaitable<std::optional<Response>> Connection::read_body(Body kind, Request& request, Bodies::Held& memory) {
  if (parser_->is_done()) co_return std::nullopt;
  const auto limit = body_limit(kind);
  if (request.content_length.value_or(0) > limit) {
    co_return refused(refusal(413, "The body of the request is larger than this address takes."));
  }
  std::optional<Response> answer;
  auto ask = [this, &answer, &request] { answer = shared_.application.refuse(request); };
  std::move_only_function<void()> work{std::move(ask)};
  co_await work_in(0, std::move(work));
  if (answer) co_return answer;

  const auto client = origin_of(request, shared_.options.proxies).address;
  const bool counts = !shared_.stands_for_many(client);
  const auto turn = counts ? shared_.bodies.begin(household_of(client)) : Bodies::Held{};
  if (counts && !turn) {
    co_return refused(come_back_later(429, "Your address has as many unfinished requests here as it may. Try again."));
  }
  memory = shared_.bodies.take(kind == Body::to_file ? kUploadPiece : request.content_length.value_or(limit));
  if (!memory) {
    co_return refused(
        come_back_later(503, "Cinemarco is reading as many bodies of requests as it has memory for. Try again."));
  }
  const bool allowed = co_await allow_body(request);
  if (!allowed) co_return std::nullopt;
  if (kind == Body::to_file) {
    answer = co_await read_into_file(request);
  } else {
    answer = co_await read_into_memory(request, limit);
  }
  if (answer) answer = refused(std::move(*answer));
  co_return answer;
}

asio::awaitable<std::optional<Response>> Connection::read_into_memory(Request& request, std::uint64_t limit) {
  beast::http::request_parser<beast::http::string_body> body{std::move(*parser_)};
  body.body_limit(limit);
  const auto most_buffered = buffer_.max_size();
  buffer_.max_size(std::min(most_buffered, std::max<std::size_t>(buffer_.size(), limit + kBesideBody)));
  error_code error;
  auto token = asio::redirect_error(asio::use_awaitable, error);
  Pace pace;
  while (!error && !body.is_done()) {
    if (pace.begins_span()) stream_.expires_after(shared_.options.body_time);
    const auto count = co_await beast::http::async_read_some(stream_, buffer_, body, token);
    pace.received(count);
  }
  buffer_.max_size(most_buffered);
  if (error) {
    auto answer = refusal_of(error);
    broken_ = !answer;
    co_return answer;
  }
  request.body = std::move(body.get().body());
  co_return std::nullopt;
}

}  // namespace cinemarco::http

// NOLINTEND(cppcoreguidelines-avoid-reference-coroutine-parameters)
