// SPDX-License-Identifier: MIT
// A connection over which bytes come and go as they like, and how one is made.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace cinemarco {

// One thread at a time. Every call throws Error{upstream} where the connection breaks.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  virtual void send(std::string_view bytes) = 0;
  // What has come, at least a byte; "" where nothing did within `wait` or `stop` was requested; none at the end.
  [[nodiscard]] virtual std::optional<std::string> receive(std::chrono::milliseconds wait,
                                                           const std::stop_token& stop) = 0;
};

// Safe from any thread.
class Dialer {
 public:
  virtual ~Dialer() = default;
  // Throws Error: upstream (nobody answers there), cancelled.
  [[nodiscard]] virtual std::unique_ptr<ByteStream> dial(const std::string& host, const std::string& port,
                                                         const std::stop_token& stop) = 0;
};

}  // namespace cinemarco
