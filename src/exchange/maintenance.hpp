// SPDX-License-Identifier: MIT
// What a server does once an hour: keeps titles fresh, and cache and pictures within their bounds.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/pictures.hpp"
#include "store/cache.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <thread>

namespace cinemarco::exchange {

struct Bounds {
  std::int64_t cache_bytes = 0;
  std::int64_t picture_bytes = 0;
};

// References must outlive it. The catalogue must not serve what is stale.
struct MaintenanceServices {
  store::Database& database;
  store::DatabaseCache& cache;
  Catalogue& catalogue;
  Pictures& pictures;
  Clock& clock;
  AccountId account;
  Bounds bounds;
  std::function<bool()> run_is_active;  // an import or a sync has the line; titles wait for the next hour
};

class Maintenance {
 public:
  explicit Maintenance(MaintenanceServices services) : services_{std::move(services)} {}
  // A minute after the start, then once an hour.
  void start();
  void stop();
  // One round. What goes wrong is logged and left for the next.
  void tick(const std::stop_token& stop);

 private:
  void refresh(const std::stop_token& stop);
  void tidy();

  MaintenanceServices services_;
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
