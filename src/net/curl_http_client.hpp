// SPDX-License-Identifier: MIT
// HttpClient on libcurl: pooled connections that are used again, gzip, time-outs, a cap on the body.
#pragma once

#include "net/http_client.hpp"

#include <memory>
#include <mutex>

namespace cinemarco::net {

// Redirects are followed for GET within the same scheme, host and port only. The proxies of the environment
// (`https_proxy`, `no_proxy`) are used, but never for this machine itself. Safe from several threads; each call in
// flight has its own connection from the pool.
class CurlHttpClient final : public HttpClient {
 public:
  explicit CurlHttpClient(HttpOptions options = {});
  ~CurlHttpClient() override;
  [[nodiscard]] std::expected<HttpResponse, TransportError> send(const HttpRequest& request,
                                                                 std::stop_token stop) override;

 private:
  struct Pool;
  [[nodiscard]] Pool& pool();
  HttpOptions options_;
  std::once_flag begun_;
  std::unique_ptr<Pool> pool_;  // made, and libcurl loaded, when something is sent
};

}  // namespace cinemarco::net
