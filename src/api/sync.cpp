// SPDX-License-Identifier: MIT
// Keeping in step with Trakt: starting, watching and cancelling a sync, and when it goes by itself.
#include "api/cancel_run.hpp"
#include "api/features.hpp"
#include "api/moments.hpp"
#include "domain/sign_in_state.hpp"
#include "exchange/account_zone.hpp"
#include "exchange/outgoing.hpp"
#include "exchange/summary.hpp"
#include "store/cursor.hpp"
#include "store/missing_upstream.hpp"
#include "store/outbox.hpp"
#include "store/runs.hpp"
#include "store/settings.hpp"
#include "store/sync_state.hpp"

#include <algorithm>
#include <limits>
#include <ranges>

namespace cinemarco::api {

namespace {

struct SyncStatus {
  bool connected = false;
  bool enabled = true;                  // syncs by itself
  int interval_minutes = 0;             // so often
  std::optional<Instant> last_sync_at;  // the last that ended well
  std::optional<Instant> last_full_at;  // the whole history was read
  std::optional<Instant> next_sync_at;  // null: off, or not connected
  bool push = false;                    // Trakt is told what is changed here
  std::int64_t outgoing = 0;            // changes that wait to be told, /api/sync/outbox
  std::int64_t rejected = 0;            // of them, those that Trakt does not take
  std::int64_t waiting_removals = 0;    // gone at Trakt and too many to be taken away unasked, /api/sync/removals
  exchange::RunStatus run;              // the present sync, or the last
  std::optional<exchange::RunSummary> last_run;  // what the last sync that ended brought
};
BOOST_DESCRIBE_STRUCT(SyncStatus, (),
                      (connected, enabled, interval_minutes, last_sync_at, last_full_at, next_sync_at, push, outgoing,
                       rejected, waiting_removals, run, last_run))

struct SyncOptions {
  std::optional<bool> full;             // the whole history, and what Trakt no longer has
  std::optional<DayOrInstant> since;    // everything watched from then on, once more
  std::optional<bool> accept_removals;  // however much is gone at Trakt, or was taken away here
  std::optional<bool> keep_removals;    // what is gone at Trakt stays here
  std::optional<bool> replace_account;  // if the sign-in is of another Trakt account: what came from the former goes
};
BOOST_DESCRIBE_STRUCT(SyncOptions, (), (full, since, accept_removals, keep_removals, replace_account))

struct SyncChange {
  std::optional<bool> enabled;
  std::optional<json::Within<15, 1440>> interval_minutes;
  std::optional<bool> push;  // GET /api/sync/outbox shows what would be sent
};
BOOST_DESCRIBE_STRUCT(SyncChange, (), (enabled, interval_minutes, push))

struct Removal {
  std::string of;  // movie plays, episode plays, ratings, watchlist
  std::string title;
  std::optional<int> season_number, episode_number;
  std::optional<Instant> watched_at;
};
BOOST_DESCRIBE_STRUCT(Removal, (), (of, title, season_number, episode_number, watched_at))

struct Removals {
  std::int64_t total = 0;
  std::vector<Removal> items;
  std::optional<std::string> next_cursor;  // null: these are the last
};
BOOST_DESCRIBE_STRUCT(Removals, (), (total, items, next_cursor))

struct RemovalsQuery {
  std::optional<std::string> cursor;
  std::optional<Limit> limit;  // 200 where not given
};
BOOST_DESCRIBE_STRUCT(RemovalsQuery, (), (cursor, limit))

struct Retried {
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(Retried, (), (waiting))

constexpr int kOutgoingShown = 500;

struct OutboxQuery {
  std::optional<std::string> cursor;
  std::optional<json::Within<1, kOutgoingShown>> limit;  // 500 where not given
};
BOOST_DESCRIBE_STRUCT(OutboxQuery, (), (cursor, limit))

constexpr int kLookedAt = 20;  // runs, for the last sync among them

SyncStatus status(Services& services) {
  SyncStatus result;
  result.connected = sign_in_state(services.tokens).is_good();
  {
    store::Reader reader{services.database};
    const auto settings = exchange::load_sync_settings(reader, services.account);
    const auto state = store::load_sync_state(reader, services.account);
    result.enabled = settings.enabled;
    result.interval_minutes = static_cast<int>(settings.interval.count());
    result.last_sync_at = state.last_sync_at;
    result.last_full_at = state.last_full_at();
    result.push = settings.push;
    result.rejected = store::count_outbox(reader, services.account, PushState::rejected);
    result.outgoing = store::count_outbox(reader, services.account, PushState::waiting) +
                      store::count_outbox(reader, services.account, PushState::unconfirmed) + result.rejected;
    for (const auto& run : store::list_runs(reader, services.account, kLookedAt)) {
      if (run.kind != "sync" || run.state == store::RunState::running) continue;
      result.last_run = exchange::report(reader, services.account, run.id);
      break;
    }
    result.waiting_removals = store::waiting_removals(reader, services.account, 0).total;
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
    settings.push = wanted.push.value_or(settings.push);
    if (wanted.interval_minutes) settings.interval = std::chrono::minutes{*wanted.interval_minutes};
    exchange::save_sync_settings(tx, services.account, settings);
    tx.commit();
  }
  return status(services);
}

exchange::RunStatus start(Services& services, const SyncOptions& options) {
  exchange::SyncRequest request;
  request.full = options.full.value_or(false);
  if (options.since) {
    store::Reader reader{services.database};
    request.since = begin_of(*options.since, exchange::account_zone(reader, services.account));
  }
  if (options.replace_account.value_or(false)) request.other = exchange::OtherAccount::replace;
  const bool accepts = options.accept_removals.value_or(false);
  const bool keeps = options.keep_removals.value_or(false);
  if (accepts && keeps) throw Error{ErrorCode::invalid, "Removals are either accepted or kept."};
  if (accepts) request.removals = exchange::Removals::accept;
  if (keeps) request.removals = exchange::Removals::keep;
  if (request.full && request.since) throw Error{ErrorCode::invalid, "\"full\" reads everything; leave out \"since\"."};
  return services.runs.start_sync(request);
}

// They wait together for one decision: the list does not change between its pages, and a number is its cursor.
Removals removals(Services& services, const RemovalsQuery& query) {
  constexpr std::string_view kList = "removals";
  constexpr Limit kUsual{Limit::kMost};
  const auto begin = query.cursor ? std::max<std::int64_t>(0, store::read_cursor(*query.cursor, kList).id) : 0;
  const auto end = std::min<std::int64_t>(begin + query.limit.value_or(kUsual), std::numeric_limits<int>::max());
  store::Reader reader{services.database};
  const auto waiting = store::waiting_removals(reader, services.account, static_cast<int>(end));
  Removals answer{waiting.total, {}, std::nullopt};
  if (end < waiting.total) answer.next_cursor = store::to_text({std::string{kList}, std::nullopt, end});
  for (const auto& row : waiting.first | std::views::drop(begin)) {
    answer.items.push_back(
        {std::string{to_string(row.section)}, row.title, row.season_number, row.episode_number, row.watched_at});
  }
  return answer;
}

void add_outbox(Operations& api, Services& services) {
  api.get("/api/sync/outbox", "Changes waiting to be sent to Trakt; with pushing off, those that would be",
          [&services](const Query<OutboxQuery>& query) {
            const int limit = query->limit.value_or(json::Within<1, kOutgoingShown>{kOutgoingShown});
            store::Reader reader{services.database};
            return exchange::outgoing(reader, services.account, limit, query->cursor);
          });
  api.post("/api/sync/outbox/retry", "What Trakt did not take is sent once more with the next sync", [&services] {
    store::Transaction tx{services.database};
    const Retried answer{store::retry_rejected(tx, services.account)};
    tx.commit();
    return answer;
  });
  api.del("/api/sync/outbox/{id}", "Keeps a change to this library: Trakt is not told of it",
          [&services](std::int64_t id) {
            store::Transaction tx{services.database};
            const bool waited = store::drop_outgoing(tx, services.account, made_once(id, "change"));
            tx.commit();
            return OrGone<void>{waited};
          });
  api.get("/api/sync/removals",
          "What was removed on Trakt and waits for review; POST /api/sync with full and accept_removals or "
          "keep_removals decides",
          [&services](const Query<RemovalsQuery>& query) { return removals(services, *query); });
}

}  // namespace

void add_sync(Operations& api, Services& services) {
  api.get("/api/sync", "Whether the library is up to date with Trakt, and when the next sync is",
          [&services] { return status(services); });
  api.post("/api/sync", "Starts a sync",
           [&services](const Body<SyncOptions>& options) {
             return Accepted<exchange::RunStatus>{start(services, *options)};
           })
      .in(Lane::runs);
  api.put("/api/sync", "Whether and how often syncs go by themselves",
          [&services](const Body<SyncChange>& wanted) { return change(services, *wanted); });
  api.del("/api/sync", "Cancels the sync; the next one brings the rest",
          [&services] { return cancel_run(services, "sync"); });
  add_outbox(api, services);
  auto& events = api.get("/api/sync/events", "The sync's progress as server-sent events", [&services] {
    http::Response response;
    response.content_type = "text/event-stream";
    response.events = services.sync_events;
    return response;
  });
  events.gives_type("text/event-stream");
  api.describe_answer<exchange::RunStatus>(events);
}

}  // namespace cinemarco::api
