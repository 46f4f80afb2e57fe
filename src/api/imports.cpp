// SPDX-License-Identifier: MIT
// Reports of past imports and syncs.
#include "api/features.hpp"
#include "exchange/summary.hpp"
#include "store/cursor.hpp"
#include "store/runs.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace cinemarco::store {
BOOST_DESCRIBE_ENUM(RunState, running, completed, completed_with_errors, cancelled, failed, interrupted)
}  // namespace cinemarco::store

namespace cinemarco::api {

namespace {

enum class RunKind { import, sync, preview };
BOOST_DESCRIBE_ENUM(RunKind, import, sync, preview)

struct RunsQuery {
  std::optional<RunKind> kind;
  std::optional<std::string> cursor;
  std::optional<Limit> limit;  // 200 where not given
};
BOOST_DESCRIBE_STRUCT(RunsQuery, (), (kind, cursor, limit))

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
  std::int64_t total = 0;                  // of all pages
  std::optional<std::string> next_cursor;  // null: this is the last
};
BOOST_DESCRIBE_STRUCT(RunList, (), (runs, total, next_cursor))

RunList list(Services& services, const RunsQuery& query) {
  constexpr Limit kUsual{Limit::kMost};
  store::RunFilter filter;
  if (query.kind) filter.kind = json::ScalarText<RunKind>::to(*query.kind);
  const auto name = "runs:" + filter.kind.value_or("all");
  if (query.cursor) filter.before = RunId{store::read_cursor(*query.cursor, name).id};
  const int limit = query.limit.value_or(kUsual);
  store::Reader reader{services.database};
  auto found = store::list_runs(reader, services.account, filter, limit + 1);
  RunList result;
  result.total = store::count_runs(reader, services.account, filter.kind);
  if (std::cmp_greater(found.size(), limit)) {
    found.pop_back();
    result.next_cursor = store::to_text({name, std::nullopt, found.back().id.value()});
  }
  for (const auto& run : found) {
    std::optional<std::int64_t> ran;
    if (run.ran) ran = std::chrono::ceil<std::chrono::seconds>(*run.ran).count();
    result.runs.push_back({run.id, run.kind, run.source, run.state, run.started_at, run.finished_at, ran});
  }
  return result;
}

}  // namespace

void add_imports(Operations& api, Services& services) {
  api.get("/api/imports", "The imports and syncs so far, newest first",
          [&services](const Query<RunsQuery>& query) { return list(services, *query); })
      .cacheable_until_write();
  api.get("/api/imports/{run_id}", "The report of one of them",
          [&services](RunId run) {
            store::Reader reader{services.database};
            return exchange::report(reader, services.account, run);
          })
      .cacheable_until_write();
}

}  // namespace cinemarco::api
