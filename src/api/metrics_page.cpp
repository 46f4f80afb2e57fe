// SPDX-License-Identifier: MIT
// Numbers for Prometheus.
#include "api/features.hpp"

namespace cinemarco::api {

void add_metrics(Operations& api, Services& services) {
  api.get("/metrics",
          "Requests, latencies, upstream calls, waits, cache, run state, last sync and build, in Prometheus' text "
          "format",
          [&services] {
            http::Response response;
            response.content_type = "text/plain; version=0.0.4; charset=utf-8";
            response.body = services.metrics.text(services.readings());
            return response;
          })
      .gives_type("text/plain");
}

}  // namespace cinemarco::api
