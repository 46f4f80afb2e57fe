// SPDX-License-Identifier: MIT
#include "exchange/kodi_peer.hpp"

#include "domain/error.hpp"
#include "json/json.hpp"

#include <fmt/format.h>

namespace cinemarco::exchange {

namespace {

constexpr std::chrono::seconds kAnswerTime{30};  // of a big library on a small box
constexpr std::size_t kLongestAnswer = 64ULL * 1024 * 1024;

}  // namespace

std::optional<boost::json::value> KodiPeer::take_in(std::int64_t id, std::chrono::milliseconds wait,
                                                    const std::stop_token& stop) {
  const auto bytes = stream_.receive(wait, stop);
  if (!bytes) {
    ended_ = true;
    return std::nullopt;
  }
  objects_.feed(*bytes);
  std::optional<boost::json::value> answer;
  while (const auto text = objects_.next()) {
    auto document = json::parse_mended(*text);
    if (!document || !document->is_object()) continue;
    auto& object = document->as_object();
    if (object.contains("method")) {
      told_.push_back(std::move(*document));
    } else if (const auto* of = object.if_contains("id"); of != nullptr && *of == id) {
      auto* result = object.if_contains("result");
      answer = result == nullptr ? boost::json::value{} : std::move(*result);
    }
  }
  if (objects_.waiting() > kLongestAnswer) throw Error{ErrorCode::upstream, "Kodi's answer has no end."};
  return answer;
}

boost::json::value KodiPeer::ask(std::string_view method, std::string_view parameters, const std::stop_token& stop) {
  const auto id = ++asked_;
  stream_.send(fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"{}","params":{}}})", id, method, parameters));
  const auto until = std::chrono::steady_clock::now() + kAnswerTime;
  while (!ended_ && std::chrono::steady_clock::now() < until) {
    if (stop.stop_requested()) throw Error{ErrorCode::cancelled, "Cancelled."};
    auto answer = take_in(id, std::chrono::seconds{1}, stop);
    if (answer) return std::move(*answer);
  }
  throw Error{ErrorCode::upstream, fmt::format("Kodi did not answer {}.", method)};
}

std::optional<boost::json::value> KodiPeer::next(std::chrono::milliseconds wait, const std::stop_token& stop) {
  if (told_.empty() && !ended_) static_cast<void>(take_in(0, wait, stop));
  if (told_.empty()) return std::nullopt;
  auto told = std::move(told_.front());
  told_.pop_front();
  return told;
}

}  // namespace cinemarco::exchange
