// SPDX-License-Identifier: MIT
// What the program does, in numbers for Prometheus.
#pragma once

#include "domain/time.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::api {

// One outside service as the wiring reads it.
struct ServiceReading {
  std::string name;  // "Trakt", "TMDB" …
  std::int64_t requests = 0;
  double wait_seconds = 0;  // how long it still makes us wait
};

// What others count, read when somebody asks.
struct Readings {
  std::vector<ServiceReading> services;
  std::int64_t cache_hits = 0;
  std::int64_t cache_misses = 0;
  bool run_active = false;
  std::string run_state;                // of the last or present run; "idle" where there was none
  std::optional<Instant> last_sync_at;  // the last that ended well
  std::uint64_t connections = 0;
  std::uint64_t event_streams = 0;
  std::uint64_t connections_turned_away = 0;
};

// Safe from any thread.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // `route` is a path of the routing table, never what a client sent: the number of series must stay small.
  void count_request(std::string_view method, const std::string& route, int status, std::chrono::duration<double> took);
  // Prometheus' text format.
  [[nodiscard]] std::string text(const Readings& readings);

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace cinemarco::api
