// SPDX-License-Identifier: MIT
#include "exchange/summary.hpp"

#include "json/json.hpp"
#include "store/outbox.hpp"

#include <chrono>

namespace cinemarco::exchange {

namespace {

TitleReport to_report(const store::TitleCounts& counts) {
  return {counts.seen, counts.added, counts.existing, counts.skipped, counts.failed};
}

bool has_changes(const store::RunCounts& counts, const std::optional<PushReport>& pushed) {
  return counts.movies.added + counts.series.added + counts.plays_new + counts.plays_changed + counts.plays_removed +
                 counts.ratings_applied + counts.ratings_removed + counts.watchlist_added + counts.watchlist_removed +
                 counts.lists_new + counts.lists_removed + counts.list_rows_added + counts.list_rows_removed +
                 counts.titles_renumbered >
             0 ||
         (pushed && pushed->plays + pushed->removals + pushed->ratings + pushed->watchlist > 0);
}

}  // namespace

RunSummary report(store::Connection& db, AccountId account, RunId run) {
  const auto record = store::find_run(db, run);
  if (record && record->summary) {
    if (auto stored = json::parse_as<RunSummary>(*record->summary)) return std::move(*stored);
  }
  return summarise(db, account, run);
}

RunSummary summarise(store::Connection& db, AccountId account, RunId run) {
  const auto record = store::find_run(db, run);
  if (!record) throw Error{ErrorCode::not_found, "There is no run " + std::to_string(run.value()) + "."};
  const auto counts = store::run_counts(db, account, run);
  const auto requests = store::request_counts(db, run);

  RunSummary summary;
  summary.run_id = run.value();
  summary.kind = record->kind;
  summary.source = record->source;
  summary.state = store::to_string(record->state);
  summary.movies = to_report(counts.movies);
  summary.series = to_report(counts.series);
  summary.plays = {counts.plays_seen, counts.plays_new, counts.plays_changed, counts.plays_removed,
                   counts.plays_without_id};
  summary.ratings = {counts.ratings_seen, counts.ratings_applied, counts.ratings_removed};
  summary.watchlist = {counts.watchlist_seen, counts.watchlist_added, counts.watchlist_removed};
  summary.lists = ListsReport{counts.lists_seen, counts.lists_new, counts.lists_removed, counts.list_rows_added,
                              counts.list_rows_removed};
  summary.requests = {requests.trakt, requests.tmdb, requests.images};
  if (const auto pushed = store::pushed_by(db, run)) {
    if (auto report = json::parse_as<PushReport>(*pushed)) summary.pushed = *report;
  }
  summary.renumbered = counts.titles_renumbered;
  summary.changed = has_changes(counts, summary.pushed);
  for (auto& item : store::run_items(db, run)) {
    if (item.outcome == "hint") {
      summary.hints.push_back(item.reason);
    } else if (item.outcome == "skipped") {
      summary.skipped.push_back({item.type, item.title, item.reason});
    } else {
      summary.errors.push_back({item.type, item.tmdb_id, item.title, item.reason});
    }
  }
  summary.started_at = format_instant(record->started_at);
  if (record->finished_at) summary.finished_at = format_instant(*record->finished_at);
  if (record->ran) summary.ran_seconds = std::chrono::ceil<std::chrono::seconds>(*record->ran).count();
  return summary;
}

}  // namespace cinemarco::exchange
