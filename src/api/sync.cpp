// SPDX-License-Identifier: MIT
// Keeping in step with Trakt: starting, watching and cancelling a sync, and when it goes by itself.
#include "api/features.hpp"
#include "store/runs.hpp"
#include "store/settings.hpp"
#include "store/sync_state.hpp"

namespace cinemarco::api {

namespace {

struct SyncStatus {
  bool connected = false;
  bool enabled = true;                  // syncs by itself
  int interval_minutes = 0;             // so often
  std::optional<Instant> last_sync_at;  // the last that ended well
  std::optional<Instant> last_full_at;  // the whole history was read
  std::optional<Instant> next_sync_at;  // null: off, or not connected
  exchange::RunStatus run;              // the present sync, or the last
};
BOOST_DESCRIBE_STRUCT(SyncStatus, (),
                      (connected, enabled, interval_minutes, last_sync_at, last_full_at, next_sync_at, run))

struct SyncOptions {
  std::optional<bool> full;             // the whole history, and what Trakt no longer has
  std::optional<Instant> since;         // everything watched from then on, once more
  std::optional<bool> accept_removals;  // however much is gone at Trakt
};
BOOST_DESCRIBE_STRUCT(SyncOptions, (), (full, since, accept_removals))

struct SyncChange {
  std::optional<bool> enabled;
  std::optional<int> interval_minutes;  // 15–1440
};
BOOST_DESCRIBE_STRUCT(SyncChange, (), (enabled, interval_minutes))

SyncStatus status(Services& services) {
  SyncStatus result;
  result.connected = services.tokens.load_tokens().has_value() && !services.tokens.needs_reauth();
  {
    store::Reader reader{services.database};
    const auto settings = exchange::load_sync_settings(reader, services.account);
    const auto state = store::load_sync_state(reader, services.account);
    result.enabled = settings.enabled;
    result.interval_minutes = static_cast<int>(settings.interval.count());
    result.last_sync_at = state.last_sync_at;
    result.last_full_at = state.last_full_at;
  }
  result.next_sync_at = services.scheduler.next();
  result.run = services.runs.status("sync");
  return result;
}

SyncStatus change(Services& services, const SyncChange& wanted) {
  {
    store::Transaction tx{services.database};
    auto settings = exchange::load_sync_settings(tx, services.account);
    settings.enabled = wanted.enabled.value_or(settings.enabled);
    if (wanted.interval_minutes) settings.interval = std::chrono::minutes{*wanted.interval_minutes};
    exchange::save_sync_settings(tx, services.account, settings);
    tx.commit();
  }
  return status(services);
}

exchange::RunStatus start(Services& services, const SyncOptions& options) {
  exchange::SyncRequest request;
  request.full = options.full.value_or(false);
  request.since = options.since;
  if (options.accept_removals.value_or(false)) request.removals = exchange::Removals::accept;
  if (request.full && request.since) throw Error{ErrorCode::invalid, "\"full\" reads everything; leave out \"since\"."};
  return services.runs.start_sync(request);
}

}  // namespace

void add_sync(Operations& api, Services& services) {
  api.get("/api/sync", "How far the library is in step with Trakt, and when the next sync is",
          [&services] { return status(services); });
  api.post("/api/sync", "Starts a sync",
           [&services](const Body<SyncOptions>& options) {
             return Accepted<exchange::RunStatus>{start(services, *options)};
           })
      .asks_others();
  api.put("/api/sync", "Whether and how often syncs go by themselves",
          [&services](const Body<SyncChange>& wanted) { return change(services, *wanted); });
  api.del("/api/sync", "Cancels the sync; the next one brings the rest", [&services] {
    if (!services.runs.cancel("sync")) throw Error{ErrorCode::not_found, "No sync is running here; nothing to cancel."};
    return Accepted<exchange::RunStatus>{services.runs.status("sync")};
  });
  api.get("/api/sync/events", "The sync's progress as server-sent events",
          [&services] {
            http::Response response;
            response.content_type = "text/event-stream";
            response.events = services.sync_events;
            return response;
          })
      .gives_type("text/event-stream");
}

}  // namespace cinemarco::api
