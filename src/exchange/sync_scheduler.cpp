// SPDX-License-Identifier: MIT
#include "exchange/sync_scheduler.hpp"

#include "domain/sign_in_state.hpp"
#include "exchange/projector.hpp"
#include "store/runs.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

namespace cinemarco::exchange {

namespace {

constexpr std::chrono::minutes kBetweenLooks{1};
constexpr int kLookedAt = 30;  // failures in a row: the interval has long ceased to grow by then
constexpr std::chrono::hours kBetweenSignIns{24};
constexpr std::chrono::hours kBetweenZones{1};  // finding the system's may mean reading all tables

bool ended_well(store::RunState state) {
  return state == store::RunState::completed || state == store::RunState::completed_with_errors;
}

}  // namespace

SyncScheduler::SyncScheduler(SchedulerServices services)
    : services_{std::move(services)}, begun_{services_.clock.now()}, jitter_{services_.random()} {}

void SyncScheduler::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    while (services_.clock.sleep_until(services_.clock.now() + kBetweenLooks, stop)) tick(stop);
  }};
}

void SyncScheduler::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

ScheduleFacts SyncScheduler::facts() {
  ScheduleFacts facts;
  // What lies in the future was noted while the clock was wrong.
  const auto now = services_.clock.now();
  facts.server_start = std::min(begun_, now);
  facts.waiting_until = services_.waiting_until();
  const bool connected = sign_in_state(services_.tokens).is_good();
  store::Reader reader{services_.database};
  const auto settings = load_sync_settings(reader, services_.account);
  facts.enabled = settings.enabled && connected;
  facts.interval = settings.interval;
  for (const auto& run : store::list_runs(reader, services_.account, store::RunFilter{"sync", {}}, kLookedAt)) {
    if (run.started_at > now) continue;
    if (!facts.last_begun) facts.last_begun = run.started_at;
    if (ended_well(run.state)) break;
    ++facts.failures;
  }
  return facts;
}

std::optional<Instant> SyncScheduler::next() {
  return next_sync(facts(), jitter_);
}

// Days go by without a sync too, and zones and their tables change.
void SyncScheduler::project_new_day() {
  const auto now = services_.clock.now();
  const auto steady = services_.clock.steady();
  if (!zone_settled_at_ || steady - *zone_settled_at_ >= kBetweenZones) {
    zone_settled_at_ = steady;
    services_.runs.settle_zone();
  }
  project_for_today(services_.database, services_.account, now);
}

bool SyncScheduler::tick(const std::stop_token& stop) {
  try {
    project_new_day();
    const auto now = services_.clock.now();
    const auto due = next();
    if (due && now >= *due && !services_.runs.is_running()) {
      jitter_ = services_.random();
      services_.runs.start_sync({});
      return true;
    }
    // A sync renews the token by itself; where none runs, it would end with its seven days.
    const bool connected = sign_in_state(services_.tokens).is_good();
    const auto steady = services_.clock.steady();
    if (connected && (!signed_in_at_ || steady - *signed_in_at_ >= kBetweenSignIns)) {
      signed_in_at_ = steady;
      services_.keep_signed_in(stop);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::busy) spdlog::warn("no sync: {}", error.what());
  } catch (const std::exception& error) {
    spdlog::error("no sync: {}", error.what());
  }
  return false;
}

}  // namespace cinemarco::exchange
