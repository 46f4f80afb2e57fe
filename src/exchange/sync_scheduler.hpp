// SPDX-License-Identifier: MIT
// Syncs by itself while the server runs.
#pragma once

#include "domain/token_store.hpp"
#include "exchange/run_supervisor.hpp"
#include "exchange/sync_schedule.hpp"
#include "exchange/sync_settings.hpp"

#include <atomic>
#include <functional>
#include <optional>
#include <stop_token>
#include <thread>

namespace cinemarco::exchange {

// References must outlive it. `random` gives numbers from 0 to below 1.
struct SchedulerServices {
  store::Database& database;
  AccountId account;
  Clock& clock;
  TokenStore& tokens;
  RunSupervisor& runs;
  std::function<std::optional<Instant>()> waiting_until;
  std::function<double()> random;
  // Renews the token in time where no sync does. Throws what signing in throws.
  std::function<void(std::stop_token)> keep_signed_in;
};

// Safe from any thread.
class SyncScheduler {
 public:
  // It looks once a minute; nothing runs before `start`.
  explicit SyncScheduler(SchedulerServices services);
  void start();
  void stop();
  // Empty: off, or not connected.
  [[nodiscard]] std::optional<Instant> next();
  // One look: on a new day the series of which an episode has aired are projected; begins a sync if it is time. True if
  // it did.
  bool tick(const std::stop_token& stop);

 private:
  [[nodiscard]] ScheduleFacts facts();
  void project_new_day();

  SchedulerServices services_;
  Instant begun_;
  std::atomic<double> jitter_;  // written by its own thread, read by whoever asks for the next sync
  std::optional<std::chrono::steady_clock::time_point> signed_in_at_;
  std::optional<std::chrono::steady_clock::time_point> zone_settled_at_;
  std::jthread thread_;
};

}  // namespace cinemarco::exchange
