// SPDX-License-Identifier: MIT
// Runs: what was asked, how far it got, what it skipped and failed on, and its counts, all derived from rows so that a
// crash and a resume count right.
#pragma once

#include "domain/history_source.hpp"
#include "store/database.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinemarco::store {

enum class RunState { running, completed, completed_with_errors, cancelled, failed, interrupted };
[[nodiscard]] std::string_view to_string(RunState state) noexcept;

struct RunRecord {
  RunId id;
  std::string kind;    // import, sync
  std::string source;  // api, export
  RunState state = RunState::running;
  std::string options;  // JSON
  Instant started_at;
  std::optional<Instant> finished_at;
  std::optional<std::string> summary;  // JSON
  std::optional<std::string> source_version;
  std::optional<Instant> walked_at;
  // Of all its spells, from start or resume to the end, or to the last sign of life; empty for runs of before 0013.
  std::optional<std::chrono::milliseconds> ran;
};

RunId start_run(Transaction& tx, AccountId account, std::string_view kind, std::string_view source,
                std::string_view options, Instant now);
// Back to `running`, finished_at empty again: another spell begins.
void reopen_run(Transaction& tx, RunId run, Instant now);
// The run is alive: if its process dies, it ran until the last such call.
void note_alive(Transaction& tx, RunId run, Instant now);
void finish_run(Transaction& tx, RunId run, RunState state, std::string_view summary, Instant now);
[[nodiscard]] std::optional<RunRecord> find_run(Connection& db, RunId run);
// Newest first.
[[nodiscard]] std::vector<RunRecord> list_runs(Connection& db, AccountId account, int limit);
// A page of them, of one kind where given, from behind `before`.
struct RunFilter {
  std::optional<std::string> kind;
  std::optional<RunId> before;
};
[[nodiscard]] std::vector<RunRecord> list_runs(Connection& db, AccountId account, const RunFilter& filter, int limit);
[[nodiscard]] std::int64_t count_runs(Connection& db, AccountId account, const std::optional<std::string>& kind);
// The newest of this kind, however it ended, or if it still runs.
[[nodiscard]] std::optional<RunRecord> last_run(Connection& db, AccountId account, const std::string& kind);
// The newest run of this kind, if it ended neither completed nor completed_with_errors.
[[nodiscard]] std::optional<RunRecord> last_unfinished(Connection& db, AccountId account, std::string_view kind);
// Was there ever one of this kind, however it ended?
[[nodiscard]] bool has_run(Connection& db, AccountId account, std::string_view kind);
[[nodiscard]] std::optional<RunRecord> running_run(Connection& db, AccountId account);
// Removes all but the newest `keep` runs of this kind.
void prune_runs(Transaction& tx, AccountId account, std::string_view kind, int keep);
// Runs still marked running while nobody holds the run lock: their process died. They become `interrupted`, as of their
// last sign of life.
std::vector<RunId> interrupt_stale_runs(Transaction& tx, Instant now);
void save_summary(Transaction& tx, RunId run, std::string_view summary);

// ---- how far the walk got ----
void save_source_version(Transaction& tx, RunId run, std::string_view version);
// `next_page` 0: the section is complete. Also notes when (walked_at).
void save_position(Transaction& tx, RunId run, Section section, int next_page, Instant now);
void clear_positions(Transaction& tx, RunId run);
[[nodiscard]] WalkPosition load_positions(Connection& db, RunId run);  // with 0 for complete sections

// ---- requests: added to what earlier legs of the run counted ----
struct RequestCounts {
  std::int64_t trakt = 0, tmdb = 0, images = 0;
};
void add_requests(Transaction& tx, RunId run, const RequestCounts& more);
[[nodiscard]] RequestCounts request_counts(Connection& db, RunId run);

// ---- items ----
struct RunItem {
  std::string outcome;  // skipped, failed, hint
  std::string type;     // movie, series, row
  std::string item;     // identity within the run: "tmdb:550", "trakt:120", a place in the input
  std::optional<std::int64_t> tmdb_id;
  std::string title;
  std::string reason;
};
void put_item(Transaction& tx, RunId run, const RunItem& item);
void drop_item(Transaction& tx, RunId run, std::string_view type, std::string_view item);
// Failed titles that no play and no listing goes by any more, and skipped ones that have a number by now: Trakt said
// another number later in the run, or in a later spell of it.
void drop_settled_items(Transaction& tx, AccountId account, RunId run);
[[nodiscard]] std::vector<RunItem> run_items(Connection& db, RunId run);

// ---- changes that no row tells of ----
enum class Tally {
  ratings_removed,
  watchlist_removed,
  titles_renumbered,
  lists_removed,
  list_rows_added,
  list_rows_removed,
};
void add_to_tally(Transaction& tx, RunId run, Tally what, std::int64_t more);

// ---- counts of a run, from rows ----
struct TitleCounts {
  std::int64_t seen = 0;      // met in plays or watchlist; in a run that came to its end the sum of the rest
  std::int64_t added = 0;     // entered the library in this run
  std::int64_t existing = 0;  // were in it before
  std::int64_t skipped = 0;   // no TMDB number
  std::int64_t failed = 0;    // listed as failed and without an entry
};
struct RunCounts {
  TitleCounts movies, series;
  // changed: had another date, episode or TMDB number before.
  std::int64_t plays_seen = 0, plays_new = 0, plays_changed = 0, plays_removed = 0, plays_without_id = 0;
  // applied: new ones, or with another value than before, that are shown: by an entry, or, of a season or an episode,
  // in trakt_ratings itself; and those that wait for an entry until this run made it.
  std::int64_t ratings_seen = 0, ratings_applied = 0, ratings_removed = 0;
  std::int64_t watchlist_seen = 0, watchlist_added = 0, watchlist_removed = 0;  // added: this run met them first
  std::int64_t lists_seen = 0, lists_new = 0, lists_removed = 0;
  std::int64_t list_rows_added = 0, list_rows_removed = 0;
  std::int64_t titles_renumbered = 0;  // titles of Trakt's that go by another TMDB number now
};
[[nodiscard]] RunCounts run_counts(Connection& db, AccountId account, RunId run);

}  // namespace cinemarco::store
