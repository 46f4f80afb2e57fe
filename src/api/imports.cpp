// SPDX-License-Identifier: MIT
// Reports of past imports and syncs.
#include "api/features.hpp"
#include "exchange/summary.hpp"
#include "store/runs.hpp"

#include <chrono>
#include <optional>

namespace cinemarco::store {
BOOST_DESCRIBE_ENUM(RunState, running, completed, completed_with_errors, cancelled, failed, interrupted)
}  // namespace cinemarco::store

namespace cinemarco::api {

namespace {

constexpr int kListed = 200;

struct RunRow {
  RunId run_id;
  std::string kind;    // import, sync
  std::string source;  // api, export
  store::RunState state = store::RunState::running;
  Instant started_at;
  std::optional<Instant> finished_at;
  std::optional<std::int64_t> ran_seconds;  // all its spells together
};
BOOST_DESCRIBE_STRUCT(RunRow, (), (run_id, kind, source, state, started_at, finished_at, ran_seconds))

struct RunList {
  std::vector<RunRow> runs;
};
BOOST_DESCRIBE_STRUCT(RunList, (), (runs))

RunList list(Services& services) {
  store::Reader reader{services.database};
  RunList result;
  for (const auto& run : store::list_runs(reader, services.account, kListed)) {
    std::optional<std::int64_t> ran;
    if (run.ran) ran = std::chrono::ceil<std::chrono::seconds>(*run.ran).count();
    result.runs.push_back({run.id, run.kind, run.source, run.state, run.started_at, run.finished_at, ran});
  }
  return result;
}

}  // namespace

void add_imports(Operations& api, Services& services) {
  api.get("/api/imports", "The imports and syncs so far, newest first", [&services] { return list(services); })
      .answers_from_etag();
  api.get("/api/imports/{run_id}", "The report of one of them",
          [&services](RunId run) {
            store::Reader reader{services.database};
            return exchange::report(reader, services.account, run);
          })
      .answers_from_etag();
}

}  // namespace cinemarco::api
