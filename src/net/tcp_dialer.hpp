// SPDX-License-Identifier: MIT
// Plain TCP, for services that do not speak HTTP.
#pragma once

#include "domain/byte_stream.hpp"

namespace cinemarco::net {

class TcpDialer final : public Dialer {
 public:
  [[nodiscard]] std::unique_ptr<ByteStream> dial(const std::string& host, const std::string& port,
                                                 const std::stop_token& stop) override;
};

}  // namespace cinemarco::net
