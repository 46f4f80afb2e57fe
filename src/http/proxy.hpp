// SPDX-License-Identifier: MIT
// Who a request really comes from, where a reverse proxy stands between.
#pragma once

#include "domain/error.hpp"
#include "http/request.hpp"

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace cinemarco::http {

// Proxies that are believed.
class TrustedProxies {
 public:
  // "10.0.0.2, 192.168.1.0/24, ::1"; empty: none.
  [[nodiscard]] static std::expected<TrustedProxies, ParseError> parse(std::string_view text);
  [[nodiscard]] bool contains(std::string_view address) const;

 private:
  struct Ranges;  // Asio's, which no handler has to parse
  std::shared_ptr<const Ranges> ranges_;
};

struct Origin {
  std::string address;  // of the client, as far as it can be believed
  std::string host;     // as the client named us
  bool https = false;   // between the client and the proxy
};

// X-Forwarded-For, -Proto and -Host, or else Forwarded, count only where the other end of the connection is trusted.
[[nodiscard]] Origin origin_of(const RequestHead& head, const TrustedProxies& proxies);

}  // namespace cinemarco::http
