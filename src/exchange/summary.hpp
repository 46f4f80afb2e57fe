// SPDX-License-Identifier: MIT
// The report of a run: what `import --json` prints and `runs.summary` keeps (docs/contract.md#report-of-a-run).
#pragma once

#include "exchange/progress.hpp"
#include "store/runs.hpp"

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cinemarco::exchange {

struct TitleReport {
  std::int64_t seen = 0;
  std::int64_t new_ = 0;
  std::int64_t existing = 0;
  std::int64_t skipped = 0;
  std::int64_t failed = 0;
};
struct PlayReport {
  std::int64_t seen = 0;
  std::int64_t new_ = 0;
  std::int64_t changed = 0;
  std::int64_t removed = 0;
  std::int64_t without_id = 0;  // seen, and known by a key of the file alone: Trakt's own rows have an id
};
struct RatingReport {
  std::int64_t seen = 0;
  std::int64_t applied = 0;
  std::int64_t removed = 0;
};
struct WatchlistReport {
  std::int64_t seen = 0;
  std::int64_t added = 0;
  std::int64_t removed = 0;
};
struct ListsReport {
  std::int64_t seen = 0;
  std::int64_t new_ = 0;
  std::int64_t removed = 0;
  std::int64_t rows_added = 0;
  std::int64_t rows_removed = 0;
};
// What Trakt was told.
struct PushReport {
  std::int64_t plays = 0;
  std::int64_t removals = 0;
  std::int64_t ratings = 0;
  std::int64_t watchlist = 0;
  std::int64_t rejected = 0;
};
struct RequestReport {
  std::int64_t trakt = 0;
  std::int64_t tmdb = 0;
  std::int64_t images = 0;
};
struct SkippedItem {
  std::string type;
  std::string title;
  std::string reason;
};

struct RunSummary {
  std::int64_t run_id = 0;
  std::string kind;
  std::string source;
  std::string state;
  TitleReport movies;
  TitleReport series;
  PlayReport plays;
  RatingReport ratings;
  WatchlistReport watchlist;
  std::optional<ListsReport> lists;  // empty in reports of before
  std::int64_t renumbered = 0;       // titles that go by another TMDB number now
  std::optional<bool> changed;  // false: all that the run met was here already, as it is; empty in reports of before
  std::optional<PushReport> pushed;  // what Trakt was told; empty if nothing was
  RequestReport requests;
  std::vector<SkippedItem> skipped;
  std::vector<FailedItem> errors;
  std::vector<std::string> hints;  // how whole the source looks, in words; nothing failed
  std::string started_at;
  std::optional<std::string> finished_at;
  std::optional<std::int64_t> ran_seconds;  // all its spells together; empty in reports of before
  // What ended the run early, in words for the user; empty if nothing did.
  std::optional<std::string> message;
};

BOOST_DESCRIBE_STRUCT(TitleReport, (), (seen, new_, existing, skipped, failed))
BOOST_DESCRIBE_STRUCT(PlayReport, (), (seen, new_, changed, removed, without_id))
BOOST_DESCRIBE_STRUCT(RatingReport, (), (seen, applied, removed))
BOOST_DESCRIBE_STRUCT(WatchlistReport, (), (seen, added, removed))
BOOST_DESCRIBE_STRUCT(ListsReport, (), (seen, new_, removed, rows_added, rows_removed))
BOOST_DESCRIBE_STRUCT(PushReport, (), (plays, removals, ratings, watchlist, rejected))
BOOST_DESCRIBE_STRUCT(RequestReport, (), (trakt, tmdb, images))
BOOST_DESCRIBE_STRUCT(SkippedItem, (), (type, title, reason))
BOOST_DESCRIBE_STRUCT(RunSummary, (),
                      (run_id, kind, source, state, movies, series, plays, ratings, watchlist, lists, renumbered,
                       changed, pushed, requests, skipped, errors, hints, started_at, finished_at, ran_seconds,
                       message))

// What a finished run left as its report; else what its rows say now. Throws Error{not_found}.
[[nodiscard]] RunSummary report(store::Connection& db, AccountId account, RunId run);

// Everything from rows, so that a run that crashed and was resumed counts right. Throws Error{not_found}.
[[nodiscard]] RunSummary summarise(store::Connection& db, AccountId account, RunId run);

}  // namespace cinemarco::exchange
