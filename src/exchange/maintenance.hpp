// SPDX-License-Identifier: MIT
// What a server does once an hour: keeps titles fresh, and cache and pictures within their bounds. Titles in another
// language than is wanted now it fetches at once, one after the other.
#pragma once

#include "domain/catalogue.hpp"
#include "domain/clock.hpp"
#include "domain/pictures.hpp"
#include "store/cache.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
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
  // A minute after the start, then once an hour; what is in another language from the start on.
  void start();
  void stop();
  // One round. What goes wrong is logged and left for the next.
  void tick(const std::stop_token& stop);
  // Fetches some of what is in another language. How long to wait before the next; empty: nothing is left.
  std::optional<std::chrono::minutes> follow_language(const std::stop_token& stop);

 private:
  void run(const std::stop_token& stop);
  [[nodiscard]] std::int64_t foreign_titles();
  void refresh(const std::stop_token& stop);
  void tidy();

  MaintenanceServices services_;
  std::chrono::minutes pause_{};  // grows while nothing comes
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
