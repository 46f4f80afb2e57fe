// SPDX-License-Identifier: MIT
// Kodi's JSON-RPC over TCP: questions and their answers, and what it tells unasked, which comes between them.
#pragma once

#include "domain/byte_stream.hpp"
#include "live/json_stream.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco::exchange {

// One thread at a time. Calls throw Error: upstream (the connection broke, no answer came), cancelled.
class KodiPeer {
 public:
  // `stream` must outlive it.
  explicit KodiPeer(ByteStream& stream) : stream_{stream} {}

  // Its "result"; null where Kodi refuses. `parameters` is JSON.
  [[nodiscard]] boost::json::value ask(std::string_view method, std::string_view parameters,
                                       const std::stop_token& stop);
  // What Kodi told unasked, in its order; none within `wait`.
  [[nodiscard]] std::optional<boost::json::value> next(std::chrono::milliseconds wait, const std::stop_token& stop);
  // The other end has closed, and all that it told was given.
  [[nodiscard]] bool is_over() const { return ended_ && told_.empty(); }

 private:
  // Takes in what comes within `wait`. The answer to `id`, if it is among it.
  [[nodiscard]] std::optional<boost::json::value> take_in(std::int64_t id, std::chrono::milliseconds wait,
                                                          const std::stop_token& stop);
  ByteStream& stream_;
  live::JsonStream objects_;
  std::deque<boost::json::value> told_;
  std::int64_t asked_ = 0;
  bool ended_ = false;
};

}  // namespace cinemarco::exchange
