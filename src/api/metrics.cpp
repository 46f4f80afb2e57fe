// SPDX-License-Identifier: MIT
#include "api/metrics.hpp"

#include <algorithm>
#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace cinemarco::api {

namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;

// Seconds. A list takes under a millisecond; what asks TMDB may take half a minute.
const Histogram::BucketBoundaries kLatencies{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5, 10, 30};

const std::vector<std::string> kRunStates{"idle",      "running", "completed",  "completed_with_errors",
                                          "cancelled", "failed",  "interrupted"};

// Others count; we only tell.
void raise_to(Counter& counter, double value) {
  counter.Increment(std::max(0.0, value - counter.Value()));
}

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<Counter>& requests =
      prometheus::BuildCounter().Name("cinemarco_http_requests_total").Help("Requests answered").Register(registry);
  prometheus::Family<Histogram>& latencies = prometheus::BuildHistogram()
                                                 .Name("cinemarco_http_request_seconds")
                                                 .Help("Time from the whole request to its answer")
                                                 .Register(registry);
  prometheus::Family<Gauge>& connections = prometheus::BuildGauge()
                                               .Name("cinemarco_http_connections")
                                               .Help("Open connections, and those of them that stream events")
                                               .Register(registry);
  prometheus::Family<Counter>& turned_away = prometheus::BuildCounter()
                                                 .Name("cinemarco_http_connections_turned_away_total")
                                                 .Help("Connections beyond the limit")
                                                 .Register(registry);
  prometheus::Family<Counter>& upstream = prometheus::BuildCounter()
                                              .Name("cinemarco_upstream_requests_total")
                                              .Help("Requests to outside services, retries included")
                                              .Register(registry);
  prometheus::Family<Gauge>& waits = prometheus::BuildGauge()
                                         .Name("cinemarco_upstream_wait_seconds")
                                         .Help("How long a service still makes us wait")
                                         .Register(registry);
  prometheus::Family<Counter>& cache = prometheus::BuildCounter()
                                           .Name("cinemarco_tmdb_cache_lookups_total")
                                           .Help("Look-ups of TMDB's answers, by whether the cache had them")
                                           .Register(registry);
  prometheus::Family<Gauge>& run = prometheus::BuildGauge()
                                       .Name("cinemarco_run_state")
                                       .Help("1 for the state of the last or present import or sync")
                                       .Register(registry);
  prometheus::Family<Gauge>& build =
      prometheus::BuildGauge().Name("cinemarco_build_info").Help("1, of the version that runs").Register(registry);
  prometheus::Family<Gauge>& last_sync = prometheus::BuildGauge()
                                             .Name("cinemarco_last_sync_timestamp_seconds")
                                             .Help("When the last sync that ended well did so, in Unix time")
                                             .Register(registry);
  std::mutex reading;
};

Metrics::Metrics() : families_{std::make_unique<Families>()} {
  families_->build.Add({{"version", CINEMARCO_VERSION}}).Set(1);
}

Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view method, const std::string& route, int status,
                            std::chrono::duration<double> took) {
  families_->requests.Add({{"method", std::string{method}}, {"route", route}, {"status", std::to_string(status)}})
      .Increment();
  families_->latencies.Add({{"route", route}}, kLatencies).Observe(took.count());
}

std::string Metrics::text(const Readings& readings) {
  const std::scoped_lock lock{families_->reading};
  for (const auto& service : readings.services) {
    raise_to(families_->upstream.Add({{"service", service.name}}), static_cast<double>(service.requests));
    families_->waits.Add({{"service", service.name}}).Set(service.wait_seconds);
  }
  raise_to(families_->cache.Add({{"result", "hit"}}), static_cast<double>(readings.cache_hits));
  raise_to(families_->cache.Add({{"result", "miss"}}), static_cast<double>(readings.cache_misses));
  families_->connections.Add({{"kind", "open"}}).Set(static_cast<double>(readings.connections));
  families_->connections.Add({{"kind", "events"}}).Set(static_cast<double>(readings.event_streams));
  raise_to(families_->turned_away.Add({}), static_cast<double>(readings.connections_turned_away));
  if (const auto& last = readings.last_sync_at) {
    families_->last_sync.Add({}).Set(std::chrono::duration<double>(last->time_since_epoch()).count());
  }
  for (const auto& state : kRunStates) {
    families_->run.Add({{"state", state}}).Set(state == readings.run_state ? 1 : 0);
  }
  return prometheus::TextSerializer{}.Serialize(families_->registry.Collect());
}

}  // namespace cinemarco::api
